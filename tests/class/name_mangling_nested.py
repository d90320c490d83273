# Mangling in class names with underscores, inner functions and parameters.
class _Leading:
    def __init__(self):
        self.__y = 5
        __local = 6
        self.local = __local

    def closure(self):
        def inner(__p=1):
            return self.__y + __p
        return inner() + sum(__i for __i in range(3))


l = _Leading()
print(l._Leading__y, l.local, l.closure())

def outer():
    __z = 3
    class Uses:
        def f(self):
            _Uses__w = 4
            return __w
    return Uses().f(), __z

print(outer())

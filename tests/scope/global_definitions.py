# A function or class that is declared global has no trace of the function around it in its qualified name.
def make():
    global f, C
    def f():
        def inner():
            pass
        return inner
    class C:
        class D:
            def method(self):
                return lambda: 0
    def local():
        pass
    return local

class Outer:
    def make(self):
        global g
        def g():
            pass
        class h:
            pass
        return h

local = make()
print(f.__qualname__, f().__qualname__, C.__qualname__, C.D.__qualname__, C.D.method.__qualname__)
print(C.D().method().__qualname__, local.__qualname__)
h = Outer().make()
print(g.__qualname__, h.__qualname__, f.__name__, C.__name__, C.__module__)

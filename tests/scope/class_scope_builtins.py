# A class attribute named like a built-in; __class__ in methods.
def shadow_builtin():
    class E:
        len = 3
        size = len
        def f(self):
            return len("four")
    return E.size, E().f()

print(shadow_builtin())

class SelfReference:
    items = []
    def add(self):
        SelfReference.items.append(self)
        return __class__.__name__, len(self.items)

print(SelfReference().add(), SelfReference().add())

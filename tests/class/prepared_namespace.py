# A metaclass's __prepare__ may give a dict of a derived class: the body goes through its methods.
class Space(dict):
    def __init__(self, *args):
        super().__init__(*args)
        self.log = []
    def __setitem__(self, key, value):
        self.log.append(key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        if key.startswith("auto"):
            return "made " + key
        raise KeyError(key)
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        return Space(keywords)
    def __new__(meta, name, bases, space, **keywords):
        cls = super().__new__(meta, name, bases, dict(space))
        cls.order = [key for key in space.log if key[0] != "_"]
        cls.kind = type(space).__name__
        return cls
    def __init__(cls, name, bases, space, **keywords):
        super().__init__(name, bases, space)
class A(metaclass=Meta, given=1):
    "Documented."
    b = 1
    a = 2
    b = 3
    def method(self):
        return __class__.__name__, super().__repr__() != ""
    for i in range(2):
        a += i
print(A.order, A.kind, A.a, A.b, A.given, A().method())
class B(A):
    c = b if "b" in vars() else "no b"
    del c
print(B.order, hasattr(B, "c"))
def plain(name, bases, space):
    return name, sorted(k for k in space if k[0] != "_")
class C(metaclass=plain):
    x = 1
print(C)
class Bad(type):
    __prepare__ = lambda *args: 5
try:
    class D(metaclass=Bad):
        pass
except TypeError as e:
    print(e)

# Data and non-data descriptors: who wins between class and instance.
class Data:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls):
        if obj is None:
            return "%s on class %s" % (self.name, cls.__name__)
        print("get", self.name, end="; ")
        return obj.store.get(self.name, "unset")

    def __set__(self, obj, value):
        print("set", self.name, value, end="; ")
        obj.store[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name, end="; ")
        del obj.store[self.name]


class NonData:
    def __get__(self, obj, cls=None):
        return "computed"


class ReadOnly:
    def __get__(self, obj, cls):
        return 42

    def __set__(self, obj, value):
        raise AttributeError("read only")


class User:
    x = Data("x")
    y = Data("y")
    soft = NonData()
    const = ReadOnly()

    def __init__(self):
        self.store = {}


class Child(User):
    y = "plain in child"


u = User()
print(User.x, "|", Child.x)
print(u.x)
u.x = 5
u.x += 1
print(u.x, u.y)
del u.x
print(u.x)
try:
    del u.x
except KeyError as e:
    print("KeyError", e)
print(u.soft, User.soft)
u.soft = "own value"
print(u.soft)
del u.soft
print(u.soft, u.const)
try:
    u.const = 1
except AttributeError as e:
    print(e)
c = Child()
c.x, c.y = 1, 2
print(c.x, c.y, Child.y, getattr(c, "x"), hasattr(c, "soft"))
setattr(u, "y", 3)
User.x = "replaced on the class"
print(u.x, c.x)


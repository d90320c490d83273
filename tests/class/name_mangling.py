# Names of the form __x inside a class become _Class__x, so subclasses do not collide.
class Base:
    __secret = "base"
    __table = {"k": 1}

    def __init__(self):
        self.__x = 1
        self.__dunder__ = "not mangled"
        self._single = 2

    def get(self):
        return self.__x, self.__secret, self.__helper(10)

    def __helper(self, n):
        return n + self.__table["k"]

    def bump(self):
        self.__x += 1
        del self.__dunder__
        return self.__x


class Child(Base):
    __secret = "child"

    def __init__(self):
        super().__init__()
        self.__x = 100

    def both(self):
        return self.__x, self._Base__x, self.__secret, self._Base__secret

    def __helper(self, n):
        return "not called by Base"


c = Child()
print(c.get(), c.both(), c.bump(), c.both()[:2])
print(c._Base__x, c._Child__x, Child._Child__secret, c._single, hasattr(c, "__x"), hasattr(c, "__dunder__"))
try:
    c.__x
except AttributeError as e:
    print(e)
c.__x = "outside is plain"
print(c.__x, c._Child__x)

# Descriptors written by users: typed fields, bound functions, lazy values, method wrappers.
class Typed:
    def __init__(self, name, kind, default=None):
        self.name, self.kind, self.default = name, kind, default

    def __get__(self, obj, cls):
        if obj is None:
            return self
        return obj._values.get(self.name, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError("%s must be %s, not %s" % (self.name, self.kind.__name__, type(value).__name__))
        obj._values[self.name] = value


class Lazy:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, cls):
        if obj is None:
            return self
        print("computing", self.f.__name__)
        value = self.f(obj)
        setattr(obj, self.f.__name__, value)
        return value


class Bound:
    def __init__(self, f):
        self.f = f

    def __get__(self, obj, cls):
        return lambda *args: self.f(cls.__name__, obj and obj.title, *args)


class Book:
    title = Typed("title", str, "untitled")
    pages = Typed("pages", int, 0)

    def __init__(self, **fields):
        self._values = {}
        for name, value in fields.items():
            setattr(self, name, value)

    @Lazy
    def weight(self):
        return self.pages * 2

    @Bound
    def info(kind, title, suffix):
        return kind + "/" + str(title) + suffix


b = Book(title="C", pages=100)
print(b.title, b.pages, Book().title, Book.title.kind.__name__)
print(b.weight, b.weight, Book.weight.f.__name__)
print(b.info("!"), Book.info("?"))
for fields in ({"pages": "many"}, {"title": 5}, {"colour": "any attribute goes"}):
    try:
        print(Book(**fields).title)
    except TypeError as e:
        print(e)
print(int.__add__(2, 3), str.upper.__get__("x")(), (lambda self: self * 2).__get__(21)())


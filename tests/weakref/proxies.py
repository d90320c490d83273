# weakref.proxy: everything is done with the object, until it dies.
import gc
import weakref


class A:
    def __init__(self):
        self.items = {"a": 1}

    def __len__(self):
        return len(self.items)

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        del self.items[key]

    def __contains__(self, key):
        return key in self.items

    def __iter__(self):
        return iter(self.items)

    def __call__(self, *arguments):
        return arguments

    def __add__(self, other):
        return ("sum", other)

    def __eq__(self, other):
        return other == 5

    def __str__(self):
        return "text"

    def method(self):
        return self.items


a = A()
p = weakref.proxy(a)
p.n = 7
p["b"] = 2
del p["a"]
print(a.n, p.n, len(p), p["b"], "b" in p, list(p), p(1, 2), p + 3, p == 5, p != 5, str(p), bool(p), p.method() is a.items, hasattr(p, "none"))
p += 1
print(p)
p = weakref.proxy(a)
del p.n
for call in (lambda: p.n, lambda: hash(p), lambda: p - 1, lambda: p["zzz"], lambda: weakref.proxy(5)):
    try:
        call()
    except (AttributeError, TypeError, KeyError) as error:
        print(type(error).__name__)
log = []
q = weakref.proxy(a, log.append)
del a
gc.collect()
print(len(log))
for call in (lambda: p.n, lambda: len(p), lambda: p + 1, lambda: p[0], lambda: str(p), lambda: p(), lambda: bool(p), lambda: list(p), lambda: setattr(p, "x", 1)):
    try:
        call()
    except ReferenceError as error:
        print(error)

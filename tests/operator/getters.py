# itemgetter, attrgetter, methodcaller: one or several, names with dots, keywords, repr, errors.
from operator import itemgetter, attrgetter, methodcaller
rows = [("b", 2, 0.5), ("a", 3, 1.5), ("c", 1, 2.5)]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(0, 1))[0], itemgetter(2, 0, 0)(rows[0]))
print(itemgetter("k")({"k": "v"}), itemgetter(slice(1, None))("abc"), itemgetter(-1)(rows), list(map(itemgetter(0), rows)))
class Inner:
    value = 5
class Outer:
    inner = Inner()
    name = "outer"
    def method(self, *args, **kwargs):
        return args, sorted(kwargs.items())
o = Outer()
print(attrgetter("name")(o), attrgetter("inner.value")(o), attrgetter("name", "inner.value", "inner.value.real")(o))
print(methodcaller("upper")("abc"), methodcaller("split", ",", 1)("a,b,c"), methodcaller("method", 1, b=2, a=3)(o))
print(methodcaller("replace", "a", "b")("aa"), methodcaller("method", *range(4), **{"x": None})(o))
print(itemgetter(1), itemgetter(1, "a"), attrgetter("a.b", "c"), methodcaller("m", 1, "x", key=2))
def fails(f, *arguments):
    try:
        print(f(*arguments))
    except (TypeError, AttributeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
fails(itemgetter(5), [1])
fails(itemgetter("k"), {})
fails(itemgetter(0), 7)
fails(attrgetter("inner.missing"), o)
fails(attrgetter("missing.value"), o)
fails(attrgetter, 1)
fails(methodcaller("missing"), o)
fails(methodcaller, 5)
fails(itemgetter(1), 1, 2)
print(callable(itemgetter(0)), type(itemgetter(0)).__name__)

# The operators as functions: results, reflected methods, errors.
import operator as op
binary = "lt le eq ne ge gt add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor"
for name in binary.split():
    print(name, getattr(op, name)(6, 4), getattr(op, name)(True, 2))
print(op.neg(5), op.pos(-5), op.invert(5), op.inv(0), op.abs(-3), op.not_([]), op.truth("a"), op.index(True))
print(op.is_(None, None), op.is_not(1, None), op.concat("a", "b"), op.contains([1, 2], 2), op.contains("abc", "d"))
print(op.countOf([1, 2, 1, True], 1), op.countOf("banana", "a"), op.indexOf([4, 5, 6], 6), op.indexOf("abc", "a"))
items = [1, 2, 3]
op.setitem(items, 0, "x")
op.setitem(items, slice(1, 2), [7, 8])
op.delitem(items, -1)
print(items, op.getitem(items, 1), op.getitem({"k": "v"}, "k"))
print(op.length_hint([1, 2]), op.length_hint(iter(range(5))), op.length_hint((x for x in "ab"), 9), op.length_hint(3))
class V:
    def __radd__(self, other):
        return "radd", other
    def __matmul__(self, other):
        return "matmul", other
    def __lt__(self, other):
        return "lt"
print(op.add(1, V()), op.matmul(V(), 2), op.lt(V(), 1), op.gt(1, V()))
def fails(f, *arguments):
    try:
        print(f(*arguments))
    except (TypeError, ValueError, IndexError, KeyError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
fails(op.add, 1, "a")
fails(op.lt, 1, "a")
fails(op.neg, "a")
fails(op.truediv, 1, 0)
fails(op.indexOf, [1], 2)
fails(op.getitem, {}, "missing")
fails(op.index, 1.5)
print(sorted([3, 1, 2], key=op.neg), list(map(op.mul, [1, 2], [3, 4])), op.add.__name__)

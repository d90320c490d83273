# Functions that take functions: reduce, curry, tables of methods.
def describe(a, b, c, sep="-"):
    return sep.join((a, b, c))

def reduce(f, items, *initial):
    items = iter(items)
    acc = initial[0] if initial else next(items)
    for item in items:
        acc = f(acc, item)
    return acc

print(reduce(lambda a, b: a * b, range(1, 21)), reduce(max, [3, 9, 2]), reduce(lambda a, b: [b, a], "abc", None))

def curry(f, n):
    def level(args):
        return lambda x: f(*args, x) if len(args) + 1 == n else level(args + (x,))
    return level(())

print(curry(describe, 3)("1")("2")("3"))
ops = [str.upper, str.strip, len, lambda n: n * 2]
value = "  pipe "
for op in ops:
    value = op(value)
    print(repr(value), end=" ")
print(list(map(int, ["1", "2"])), list(map(list, ["ab"])), [f(9) for f in (bin, str, float, bool)])

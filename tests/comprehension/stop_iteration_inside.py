# StopIteration inside a list comprehension and inside a generator expression.
def check(n):
    if n > 2:
        raise ValueError("too big: %d" % n)
    return n
g = (check(n) for n in range(5))

def stops():
    raise StopIteration("inner")

try:
    print([stops() for _ in range(2)])
except StopIteration as e:
    print("list:", repr(e))
try:
    print(list(stops() for _ in range(2)))
except RuntimeError as e:
    print("genexpr:", e, repr(e.__cause__))

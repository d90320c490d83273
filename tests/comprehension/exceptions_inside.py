# An exception in a comprehension leaves nothing behind, and generator expressions stop for good.
def check(n):
    if n > 2:
        raise ValueError("too big: %d" % n)
    return n

result = "before"
try:
    result = [check(n) for n in range(5)]
except ValueError as e:
    print(e, result)
g = (check(n) for n in range(5))
out = []
try:
    for n in g:
        out.append(n)
except ValueError as e:
    print(out, e, next(g, "finished"))
try:
    {n: 1 / n for n in (2, 1, 0)}
except ZeroDivisionError as e:
    print(e)
try:
    {[n]: n for n in range(2)}
except TypeError as e:
    print(e)
try:
    {[n] for n in range(2)}
except TypeError as e:
    print(e)

# A generator runs only when asked, keeps its locals, ends with StopIteration, and stays ended.
def count(start, stop):
    print("[start]", end="")
    while start < stop:
        yield start
        start += 1
    print("[end]", end="")

g = count(1, 4)
print("made", type(g).__name__)
print(next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("stopped", e.value, e.args)
try:
    next(g)
except StopIteration:
    print("stays stopped")
print(next(g, "default"), list(g), iter(g) is g)

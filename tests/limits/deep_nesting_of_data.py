# Deeply nested lists: repr, comparison, and recursion in a sort key.
# faults: deep
def count(n):
    return n and 1 + count(n - 1)

def build(n):
    return [build(n - 1)] if n else []

def nested(n):
    return nested(n - 1) + (n,) if n else ()

deep = build(60)
print(repr(deep) == "[" * 61 + "]" * 61, deep == build(60), len(nested(150)))
print(sorted(range(5), key=lambda k: count(100 + k), reverse=True))

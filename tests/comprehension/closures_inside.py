# Lambdas made in comprehensions, and comprehensions over parameters and nonlocals.
def closures():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]

late, early = closures()
print([f() for f in late], [f() for f in early])

def uses_parameters(a, *rest, **kw):
    return [a + r for r in rest], {k: v + a for k, v in kw.items()}

print(uses_parameters(1, 2, 3, p=4))

def nonlocal_inside():
    total = 0
    def add(v):
        nonlocal total
        total += v
        return total
    return [add(v) for v in (1, 2, 3)], total

print(nonlocal_inside())

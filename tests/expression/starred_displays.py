# * and ** inside displays and calls, mixed and nested, with every iterable.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, 0, *b), [*a, *a, *a], [*[], *""], (*"xy",))
print({*a, *b, 1} == {1, 2, 3, 4}, sorted({*"hello"}))
print({**{"x": 1}, "y": 2, **{"x": 3}}, {"x": 0, **{"x": 9}, "z": 1})
print([*range(3), *(i * i for i in range(3)), *{"k": 1}, *b"AB"])
first = *a, 5
print(first, type(first).__name__)

def show(*args, **kwargs):
    print(args, kwargs)

show(*a, *b, **{"p": 1}, q=2, **{"r": 3})
show(*"ab", 0, *[], **{})
show(0, *a, k=1, *b)
for x in *a, *b, 9:
    print(x, end=" ")
print()
for bad in (lambda: [*5], lambda: {**[1]}, lambda: show(*None), lambda: show(**5), lambda: show(**{1: 2}), lambda: show(a=1, **{"a": 2})):
    try:
        bad()
    except TypeError as e:
        print(str(e).split(".")[-1])

def squares():
    return *a, *[n * n for n in b]

print(squares(), *squares(), sep="|")


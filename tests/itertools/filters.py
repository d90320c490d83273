# takewhile, dropwhile, filterfalse, compress, starmap: what is kept, None, exceptions in the function.
from itertools import takewhile, dropwhile, filterfalse, compress, starmap
numbers = [1, 3, 6, 2, 8, 1]
small = lambda x: x < 5
print(list(takewhile(small, numbers)), list(dropwhile(small, numbers)), list(filterfalse(small, numbers)))
print(list(takewhile(bool, [])), list(dropwhile(small, [1, 2])), list(filterfalse(None, [0, 1, "", "a", None])))
t = takewhile(small, iter(numbers))
print(next(t), next(t), next(t, "end"), next(t, "end"))
it = iter(numbers)
print(list(takewhile(small, it)), list(it))
print(list(compress("abcdef", [1, 0, True, None, "x", 0])), list(compress("abc", [1])), list(compress("", [1, 1])))
print(list(compress(data=range(5), selectors=iter([0, 1, 1]))))
print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])), list(starmap(lambda *a: a, ["ab", (), range(3)])), list(starmap(max, [])))
def bad(x):
    if x == 6:
        raise KeyError(x)
    return True
for make in (takewhile, dropwhile, filterfalse):
    it = make(bad, iter(numbers))
    try:
        print(next(it), next(it))
        print(list(it))
    except KeyError as e:
        print("KeyError", e, list(it))
for wrong in (lambda: takewhile(small, 5), lambda: next(starmap(pow, [5])), lambda: compress([1], 2), lambda: filterfalse(3)):
    try:
        wrong()
    except TypeError as e:
        print("TypeError")

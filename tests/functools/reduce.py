# reduce() with and without an initial value, of any iterable, errors.
import functools
from functools import reduce
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 30)))
print(reduce(lambda a, b: a + b, "abc"), reduce(max, (x * x % 7 for x in range(9))))
print(reduce(lambda a, b: a + [b], [1, 2], []), reduce(None, [], "start"), reduce(None, [5]))
print(reduce(lambda a, b: (a, b), [1, None, 3], None))
for arguments in ((max, []), (max, 5), (max,), (lambda: 0, [1, 2])):
    try:
        print(reduce(*arguments))
    except TypeError as e:
        print("TypeError", str(e)[:44] if len(arguments[1:]) and arguments[1] == [] else "")
def stop(a, b):
    if b == 3:
        raise StopIteration("inside")
    return a + b
try:
    reduce(stop, [1, 2, 3])
except StopIteration as e:
    print("StopIteration", e)
print(functools.reduce is reduce, functools.reduce.__name__)

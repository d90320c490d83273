# islice: start, stop, step, None, what is read of the iterator beneath, errors.
from itertools import islice, count
print(list(islice("abcdefg", 2)), list(islice("abcdefg", 2, 4)), list(islice("abcdefg", 2, None)))
print(list(islice("abcdefg", 0, None, 2)), list(islice("abcdefg", 1, 6, 3)), list(islice("abc", 5, 9)), list(islice("abc", 0)))
print(list(islice(count(), None, 5)), list(islice(count(), 3, 10, 4)), list(islice("abc", None)), list(islice("abc", None, None, None)))
for arguments in ((3,), (1, 3), (0, 10, 4), (2, 2), (5, 3), (1, 8, 3), (0,), (4, 9, 2)):
    it = iter(range(20))
    print(arguments, list(islice(it, *arguments)), next(it))
it = iter(range(3))
s = islice(it, 1, 10)
print(list(s), next(s, "end"), list(it))
def fails(*arguments):
    try:
        print(list(islice(*arguments)))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, str(e).replace("4611686018427387903", "N"))
fails("abc", -1)
fails("abc", 1, -1)
fails("abc", -1, 2)
fails("abc", "a")
fails("abc", 1, 2, 0)
fails("abc", 1, 2, -1)
fails("abc", 1, 2, "a")
fails(5, 1)
print(list(islice(range(5), True, 4)))
def loud():
    for i in range(10):
        print("read", i)
        yield i
print(list(islice(loud(), 1, 4, 2)))
import itertools, sys
print(list(itertools.islice(itertools.count(), 1, 10, sys.maxsize)), list(itertools.islice("abc", 0, sys.maxsize)))
print(list(itertools.islice(itertools.count(3.25 - 4j), 2)), list(itertools.islice(itertools.count(1, 2j), 3)))

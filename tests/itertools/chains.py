# chain, chain.from_iterable, zip_longest, pairwise, accumulate.
from itertools import chain, zip_longest, pairwise, accumulate, count
import operator
print(list(chain("ab", [1, 2], (), range(2))), list(chain()), list(chain.from_iterable(["ab", "c"])), list(chain([])))
print(sum(chain([1], (x for x in (2, 3)))), next(chain(count(7))), isinstance(chain(), chain))
c = chain("a", 5)
print(next(c))
try:
    next(c)
except TypeError as e:
    print(e)
print(next(c, "end"))
def sources():
    yield "ab"
    raise ValueError("source")
c = chain.from_iterable(sources())
print(next(c), next(c))
try:
    next(c)
except ValueError as e:
    print(e, next(c, "end"))
print(list(zip_longest("abc", [1], fillvalue="-")), list(zip_longest("a", range(3))), list(zip_longest()), list(zip_longest([], [])))
z = zip_longest(iter("ab"), iter([]))
print(next(z), next(z), next(z, "end"), next(z, "end"))
print(list(pairwise("abcd")), list(pairwise("a")), list(pairwise([])), list(pairwise(iter(range(3)))))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate("abc")), list(accumulate([])))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2], initial=10)), list(accumulate([], initial=0)))
print(list(accumulate([1, 2], func=lambda a, b: a * 10 + b, initial=None)), list(accumulate([[1], [2]])))
try:
    list(accumulate([1, "a"]))
except TypeError as e:
    print(e)

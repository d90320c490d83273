# groupby and tee: keys, groups that are left early, sharing.
from itertools import groupby, tee, islice
print([(k, list(g)) for k, g in groupby("AAAABBBCCDAA")])
print([(k, len(list(g))) for k, g in groupby(range(10), lambda x: x // 4)], list(groupby([])))
words = ["apple", "avocado", "bean", "beet", "corn"]
print({k: list(g) for k, g in groupby(words, key=lambda w: w[0])})
g = groupby("aabbc")
key, first = next(g)
print(key, next(first))
key, second = next(g)
print(key, list(first), list(second), next(second, "end"))
print([k for k, _ in g], list(g))
groups = list(groupby("aab"))
print([(k, list(group)) for k, group in groups])
print([(k, list(g)) for k, g in groupby([1, 1.0, True, 2, "a", "a", None])])
a, b = tee(iter(range(4)))
print(next(a), next(a), list(b), list(a), next(a, "end"))
a, b, c = tee("xyz", 3)
print(list(a), next(b), list(c), list(b), tee([], 0), len(tee([1], 1)))
a, b = tee(range(5))
next(a)
c, d = tee(a)
print(list(islice(c, 2)), list(d), list(a), list(b), list(c))
def loud():
    for i in range(3):
        print("made", i)
        yield i
a, b = tee(loud())
print(next(a), next(b), next(b), next(a))
try:
    tee([], -1)
except ValueError as e:
    print(e)
big, _ = tee(range(3000))
print(sum(big), sum(_))

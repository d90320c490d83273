# Counter: counting, arithmetic, most_common, comparison.
from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["z"], len(c), c.most_common(2), c.total(), sorted(c.elements())[:6])
print(Counter(a=3, b=1), Counter({"x": 2}), Counter(), Counter([1, 2, 1]), Counter("ab", a=5))
c.update("aaa")
c.subtract({"b": 5, "q": 1})
print(c, +c, -c, c.most_common())
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=1)
print(a + b, a - b, b - a, a & b, a | b)
a += b
print(a)
a -= Counter(a=10)
print(a)
a |= Counter(z=1)
a &= Counter(z=5, b=1)
print(a, a == Counter(b=1, z=1), Counter(a=0) == Counter(), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1))
print(Counter(a=1) >= Counter(b=1), Counter(a=2) > Counter(a=1), Counter(a=1) != Counter(a=1))
del a["nothing"]
a["z"] -= 1
print(a, dict(a), list(a.elements()), "z" in a, a.copy() == a, type(a.copy()).__name__)
words = "the cat the dog the end cat".split()
print(Counter(words).most_common(1)[0], Counter(map(len, words)), Counter(words).most_common(0))
print(sum((Counter(w) for w in words), Counter()).most_common(3))
try:
    Counter.fromkeys("a")
except NotImplementedError as e:
    print(e)
try:
    Counter(5)
except TypeError as e:
    print("TypeError")
print(isinstance(Counter(), dict), Counter(a=1) == {"a": 1}, Counter({"a": "x"}) if False else Counter("aab").get("a"))

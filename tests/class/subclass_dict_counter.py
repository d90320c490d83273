# A counting dict made from dict, with arithmetic between counters.
class Counter(dict):
    def __init__(self, items=()):
        super().__init__()
        for item in items:
            self[item] += 1

    def __getitem__(self, key):
        return self.get(key, 0)

    def __add__(self, other):
        total = Counter()
        for key in [*self, *other]:
            total[key] = self[key] + other[key]
        return total

    def __and__(self, other):
        return {k: n for k in self if (n := min(self[k], other[k]))}

    def most(self, n):
        return sorted(self.items(), key=lambda kv: (-kv[1], kv[0]))[:n]


a, b = Counter("banana"), Counter("cabana")
print(a, b, a["z"], len(a), "z" in a)
print(a + b, a & b, (a + b).most(2))
print(isinstance(a, dict), a == {"b": 1, "a": 3, "n": 2}, sorted(a), list(a.values()))
a.update(x=5)
print(a["x"], a.pop("x"), a["x"], dict(a), type(a + a).__name__)

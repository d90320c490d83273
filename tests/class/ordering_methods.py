# Rich comparisons, their reflection, results that are no bools, and sorting by __lt__.
class Version:
    def __init__(self, text):
        self.parts = [int(p) for p in text.split(".")]

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __eq__(self, other):
        return isinstance(other, Version) and self.parts == other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


vs = [Version(t) for t in ("1.10", "1.2", "1", "2.0", "1.2.1")]
print(sorted(vs), max(vs), min(vs), sorted(vs, reverse=True))
print(vs[0] > vs[1], vs[0] >= vs[1], vs[1] < vs[0], vs[1] <= Version("1.2"), vs[1] != Version("1.2"))
print(Version("2.0") in vs, vs.index(Version("1")), vs.count(Version("1.10")), Version("9") in vs)
print((1, Version("1")) == (1, Version("1")), [Version("1")] < [Version("2")], {"v": vs[0]} == {"v": Version("1.10")})
try:
    hash(vs[0])
except TypeError as e:
    print(e)

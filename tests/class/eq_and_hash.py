# __eq__ with __hash__ as dict keys and set members; counting the calls; inheriting them.
class Key:
    eq_calls = hash_calls = 0

    def __init__(self, name, version=0):
        self.name, self.version = name, version

    def __eq__(self, other):
        Key.eq_calls += 1
        return isinstance(other, Key) and self.name == other.name

    def __hash__(self):
        Key.hash_calls += 1
        return len(self.name)

    def __repr__(self):
        return "%s#%d" % (self.name, self.version)


a, b, other = Key("aa", 1), Key("aa", 2), Key("bb", 3)
d = {a: "first"}
d[b] = "second"
d[other] = "third"
print(d, len(d), d[Key("bb")], Key("cc") in d, Key.hash_calls)
print(len({a, b, other}), a in [b], a is not b, d.get(Key("zzz"), "none"))
del d[Key("aa")]
print(d, d.pop(Key("bb", 9)), d)


class EqOnly:
    def __eq__(self, other):
        return True


class Child(Key):
    pass


class ChildEq(Key):
    def __eq__(self, other):
        return super().__eq__(other)


class ChildBoth(Key):
    def __eq__(self, other):
        return super().__eq__(other)
    __hash__ = Key.__hash__


for cls in (EqOnly, Child, ChildEq, ChildBoth):
    obj = cls.__new__(cls)
    obj.name = "n"
    try:
        print(cls.__name__, hash(obj), {obj: 1} == {obj: 1})
    except TypeError as e:
        print(e)

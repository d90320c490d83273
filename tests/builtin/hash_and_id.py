# hash agrees with ==; id is stable and distinguishes living objects; identity of singletons.
class Plain:
    pass


class Keyed:
    def __init__(self, k):
        self.k = k

    def __eq__(self, other):
        return self.k == other.k

    def __hash__(self):
        return hash(self.k)


pairs = ((1, 1.0), (1, True), (0, False), ('ab', 'a' + 'b'), ((1, 2), (1.0, 2)), (2 ** 70, 2 ** 69 * 2), (b'x', bytes([120])), (frozenset('ab'), frozenset('ba')), (Keyed(5), Keyed(5)), (range(2), range(0, 2)), (0.5, 1 / 2))
print([a == b and hash(a) == hash(b) for a, b in pairs], len({Keyed(i % 3) for i in range(9)}))
a, b = Plain(), Plain()
before = id(a), hash(a)
junk = [Plain() for _ in range(200)]
junk = None
print(before == (id(a), hash(a)), id(a) != id(b), id(a) == id(a), a is a, a == b, {a: 1}[a], len({id(x) for x in (a, b, a)}), isinstance(hash('x'), int), hash(a) == hash(a))
print(id(None) == id(None), None is None, True is (1 == 1), () == (), id(Plain) == id(type(a)), id(len) == id(len), [] is not [], [1] == [1])
for value in ([], {}, set(), bytearray(), ([],), slice(1), {1: 2}.values() and {}):
    try:
        hash(value)
    except TypeError as e:
        print(e)
same = [a]
print(same[0] is a, [x is a for x in (a, b)], a in same, b in same, same.index(a), same == [a], id(same[0]) == id(a))

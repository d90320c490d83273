# enumerate, reversed and sorted over every sequence and over classes with the protocols.
print(list(enumerate('ab')), list(enumerate([5, 6], 10)), list(enumerate((), start=3)), list(enumerate({'k': 1})), next(enumerate('x')), list(enumerate('a', -1)), list(enumerate('ab', 10 ** 20)))
print(list(reversed([1, 2])), ''.join(reversed('abc')), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({'a': 1, 'b': 2})), list(reversed(b'ab')), bytes(reversed(b'ab')))


class Sequence:
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return i * i


class Reversible:
    def __reversed__(self):
        return iter('custom')


print(list(reversed(Sequence())), ''.join(reversed(Reversible())), sorted('hello'), sorted([3, 1, 2], reverse=True), sorted({2: 'b', 1: 'a'}), sorted('bA', key=str.lower), sorted(range(3), key=lambda x: -x))
for i, (a, b) in enumerate(zip('xy', 'zw'), 1):
    print(i, a, b, end=' ')
r = reversed([1, 2, 3])
print(next(r), list(r), list(r), iter(r) is r)
a = [1, 2, 3]
r = reversed(a)
a.append(4)
print(list(r), sorted(a) is a, sorted([]), list(enumerate(sorted({3, 1})))[::-1])
e = enumerate(a)
print(next(e), iter(e) is e, type(e).__name__)
for f in (lambda: reversed({1, 2}), lambda: reversed(5), lambda: enumerate(5), lambda: sorted(5), lambda: sorted([1, 'a']), lambda: reversed(x for x in a), lambda: enumerate('a', 'b')):
    try:
        print(f())
    except TypeError as e:
        print(e)

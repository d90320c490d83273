# range with one, two and three arguments: text, length, indexing, membership and the errors.
for r in (range(5), range(0), range(2, 6), range(6, 2), range(0, 10, 3), range(10, 0, -3), range(0, -5, -1), range(-3, 3), range(5, 5), range(1, 2, 100)):
    print(r, len(r), list(r), bool(r), r[0] if r else None, r[-1] if r else None)
print(range(5) == range(0, 5, 1), range(0, 10, 3) == range(0, 12, 3), range(0) == range(5, 1), range(3) == [0, 1, 2], range(1, 2, 5) == range(1, 2), hash(range(0)) == hash(range(3, 3)))
print(range(True, 4), range(3)[True], repr(range(0, 9, 1)), repr(range(0, 9, 2)), str([range(2)]), f'{range(3)}', type(range(1)).__name__)
r = range(10, 30, 5)
print(r.start, r.stop, r.step, r.count(15), r.count(16), r.index(25), 20 in r, 21 in r, 30 in r, 20.0 in r, 'a' in r, None in r)


def attempt(f):
    try:
        print(f())
    except (TypeError, ValueError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: range(3)[3])
attempt(lambda: range(3)[-4])
attempt(lambda: range(1, 2, 0))
attempt(lambda: range('a'))
attempt(lambda: range(1.5))
attempt(lambda: range(3)['a'])
attempt(lambda: range(3).index(7))
attempt(lambda: range(None))
attempt(lambda: range(3) + range(3))
attempt(lambda: range(3) < range(4))
attempt(lambda: range(3).append(1))

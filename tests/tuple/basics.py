# Construction, indexing, slicing, concatenation and text of tuples.
t = (1, 'two', 3.5, None)
print(t, t[0], t[-1], t[1:3], t[::-1], t[::2], len(t), t + (5,), t * 2, 2 * (1,), (1,) * 0, () + (), (), (1,), 1,)
print(tuple(), tuple('abc'), tuple([1, 2]), tuple(range(3)), tuple({'a': 1}), tuple(x for x in 'xy'), tuple(t) is t, t[:] == t)
print((1, 2) == (1, 2), (1, 2) == [1, 2], (1, 2) < (1, 3), (1,) < (1, 0), () < (0,), ('a', 1) > ('a', 0), (1, 2) != (2, 1), (1, 'a') == (1.0, 'a'))
print(2 in (1, 2), (1, 2, 1).count(1), (1, 2, 3).index(3), 'x' not in t, max((3, 1)), min((3, 1)), sum((1, 2)), sorted((2, 1)))
print(repr((1,)), str(((),)), ((1, 2), (3,)), (['x'],), ('it\'s',), bool(()), bool((0,)))


def attempt(f):
    try:
        print(f())
    except (IndexError, TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)


attempt(lambda: t[4])
attempt(lambda: t['a'])
attempt(lambda: t.__setitem__)
attempt(lambda: t.index(9))
attempt(lambda: t + [1])
attempt(lambda: t.append(1))
attempt(lambda: (1, 2) < (1, 'a'))
attempt(lambda: t * 'x')
attempt(lambda: tuple(5))

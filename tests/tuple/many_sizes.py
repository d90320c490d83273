# Tuples of every size from 0 to 40 and large ones, joined, sliced, compared and used as arguments.
def count(*args):
    return len(args)


for n in (0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 40):
    t = tuple(range(n))
    u = tuple(i for i in range(n))
    assert t == u and hash(t) == hash(u) and len(t) == n and t + () == t and t[:n // 2] + t[n // 2:] == t
    assert count(*t) == n and list(t) == [*u] and t * 3 == t + t + t and t[::-1][::-1] == t
    print(n, t[:3], t[-2:], sum(t), (t + (0,)) > t, max(t, default=None))
big = tuple(range(1000))
print(len(big + big), big[500:503], sum(big[::10]), big.index(999), 1000 in big, len(big[::-7]))
table = {tuple(range(i)): i for i in range(20)}
print(table[(0, 1, 2)], table[()], len(table), (1, 0) in table, max(table), sum(table.values()))
print(((1, 2) + (3,)) * 2 == (1, 2, 3, 1, 2, 3), (0,) * 5, ((),) * 3, (None,) * 2)

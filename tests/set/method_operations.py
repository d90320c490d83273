# union, intersection, difference and symmetric_difference take any iterables, several at once.
s = {1, 2, 3}
print(sorted(s.union([4], (5,), {6: 0})), sorted(s.intersection([2, 3, 9], range(3))), s.difference([1], {3}), sorted(s.symmetric_difference([3, 4])))
print(sorted(s.union()), sorted(s.intersection()), sorted(s.difference()), s.union() is s, sorted(s))
print(s.isdisjoint([7, 8]), s.isdisjoint('1'), s.isdisjoint([3]), s.issubset(range(10)), s.issuperset([1]), s.issubset([1, 2]), s.issuperset([]), set().issubset([]))
t = {1, 2, 3, 4, 5}
t.intersection_update([1, 2, 3, 4], (2, 3, 4, 9))
print(sorted(t))
t.difference_update([2], {4: 0})
print(t)
t.symmetric_difference_update([3, 7, 8])
print(sorted(t), t.update('x'), sorted(t, key=str))
t.symmetric_difference_update([7, 7])
print(sorted(t, key=str))
t.difference_update(t)
print(t, sorted(s.union(s)), s.intersection(s) == s, s.difference(s))
for f in (lambda: s.union(5), lambda: s.intersection([[]]), lambda: s.isdisjoint(1), lambda: s.difference(None), lambda: s.symmetric_difference()):
    try:
        print(f())
    except TypeError as e:
        print('TypeError', e if 'argument' not in str(e) else '')
print(sorted(set.union({1}, {2}, {3})), sorted(set().union(*[[1], [2], [1]])), set.intersection(*[{1, 2}, {2, 3}]), sorted(map(len, [s, t])))

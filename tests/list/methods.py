# append, extend, insert, pop, remove, index, count, reverse, copy, clear.
a = []
a.append(3)
a.append([1])
a.extend((4, 5))
a.extend('xy')
a.extend(x * x for x in range(3))
print(a, len(a), a.append(None), a[-1])
a.insert(0, 'first')
a.insert(-1, 'before last')
a.insert(100, 'end')
a.insert(-100, 'start')
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a.pop(3), a)
a.remove('x')
a.remove(1)
print(a, a.count(5), a.count('nope'), a.index(5), [1, 2, 1, 2].index(2, 2), [1, 2, 1].index(1, -1), [0, 0.0, False].count(0))
b = a.copy()
a.reverse()
print(a, b, a is b)
a.clear()
print(a, bool(a), b.clear(), b)
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1, 2].index(3), lambda: [1, 2, 3].index(1, 1), lambda: [1].extend(5),
          lambda: [1].pop('x'), lambda: [].insert('a', 1)):
    try:
        print(f())
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

# A list that grows, shrinks or is emptied while it is iterated: the index decides.
# faults: callback
a = [1, 2, 3]
seen = []
for x in a:
    seen.append(x)
    if len(a) < 8:
        a.append(x * 10)
print(seen, a)
seen = []
for x in a:
    seen.append(x)
    a.remove(x)
print(seen, a)
a = list(range(10))
for i, x in enumerate(a):
    if x % 3 == 0:
        del a[i]
print(a)
a = [1, 2, 3, 4]
for x in a:
    a.clear()
    print('once', x)
it = iter(a)
a.extend('ab')
print(next(it), a.pop(), list(it), list(it))
a.append('late')
print(list(it), a)
a = [3, 2, 1]
for x in reversed(a):
    a.append(x)
    print(x, end=' ')
print(a)
print([a.pop() for _ in range(len(a))], a)
a = [1, 2, 3]
print([x for x in a if len(a) >= 6 or a.insert(0, 0) or True], a)

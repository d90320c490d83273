# Growing by every means to thousands of items and shrinking again keeps every item.
a = []
for i in range(2000):
    a.append(i * i)
assert all(a[i] == i * i for i in range(2000)) and len(a) == 2000
for i in range(1500):
    assert a.pop() == (1999 - i) ** 2
print(len(a), a[-1], sum(a))
b = []
for i in range(60):
    b.insert(i // 2, i)
    b.insert(0, -i)
print(b[:5], b[60:65], len(b), sum(b))
c = []
for i in range(40):
    c += [i] * i
    c[len(c) // 2:len(c) // 2] = ['mid']
print(len(c), c.count('mid'), c.count(39), c[-1])
while len(c) > 3:
    del c[::2]
print(c)
d = [None] * 1000
d[500] = 'middle'
print(d.index('middle'), d.count(None), len(d * 2))
d[1:999] = []
print(d)
e = [[] for _ in range(100)]
for i in range(1000):
    e[i * 31 % 100].append(i)
print({len(x) for x in e}, e[7][:3], sum(sum(x) for x in e))

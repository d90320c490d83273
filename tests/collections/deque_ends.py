# deque: both ends, maxlen, rotate, errors.
from collections import deque
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d.pop(), d.popleft(), d, d.maxlen)
d.extend("ab")
d.extendleft("xy")
print(d, list(d), list(reversed(d)))
b = deque(range(10), maxlen=3)
print(b, b.maxlen)
b.append("new")
b.appendleft("left")
b.extend([1, 2, 3, 4])
print(b, deque("ab", 0), deque(maxlen=2))
for n in (1, 2, -1, 7, -8, 0):
    r = deque("abcde")
    r.rotate(n)
    print("".join(r), end=" ")
r.rotate()
print("".join(r), deque().rotate(5))
q = deque()
total = 0
for i in range(2000):
    q.append(i)
    if i % 3:
        total += q.popleft()
print(len(q), total, q[0], q[-1])
while len(q) > 1:
    total += q.pop() - q.popleft()
print(len(q), total)
s = deque()
for i in range(300):
    s.appendleft(i)
print(s[0], s[299], sum(s), s.index(150))
for f in (deque().pop, deque().popleft, lambda: deque(5), lambda: deque([], -1)):
    try:
        f()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
for f in (lambda: deque([], "a"), lambda: hash(deque())):
    try:
        f()
    except TypeError as e:
        print("TypeError")
try:
    d.maxlen = 5
except AttributeError:
    print("AttributeError")

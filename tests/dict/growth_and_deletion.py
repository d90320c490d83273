# Thousands of insertions and deletions in mixed order, checked against two lists.
d = {}
for i in range(1500):
    d[i * 7919 % 1501] = i
print(len(d), d[7919 % 1501], all(d[i * 7919 % 1501] == i for i in range(1500)))
for i in range(0, 1500, 2):
    del d[i * 7919 % 1501]
print(len(d), list(d)[:4], list(d)[-4:], sum(d.values()))
for i in range(300):
    d['s%d' % i] = i
    d.pop(i * 7919 % 1501, None)
print(len(d), d['s299'], list(d.items())[-1])
queue = {}
for i in range(800):
    queue[i] = str(i)
    if len(queue) > 5:
        del queue[next(iter(queue))]
print(queue)
stack = {}
for i in range(300):
    stack[i] = None
    if i % 3 == 2:
        stack.popitem()
        stack.popitem()
print(len(stack), list(stack)[-3:])
keys, values = [], []
small = {}
for step in range(400):
    k = step * step % 23
    if step % 5 == 0 and k in small:
        i = keys.index(k)
        assert small.pop(k) == values.pop(i) and keys.pop(i) == k
    elif k in small:
        values[keys.index(k)] = small[k] = step
    else:
        keys.append(k), values.append(step)
        small[k] = step
print(list(small) == keys, list(small.values()) == values, small)

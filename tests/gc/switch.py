# gc.enable, disable and isenabled; a program runs on with the collector off or called often.
import gc

print(gc.isenabled())
gc.disable()
print(gc.isenabled(), gc.disable(), gc.isenabled())
gc.enable()
print(gc.isenabled(), gc.enable(), gc.isenabled())


class Node:
    def __init__(self, n):
        self.n, self.other = n, None


kept = []
for i in range(200):
    a, b = Node(i), Node(-i)
    a.other, b.other = b, a
    if i % 20 == 0:
        kept.append(a)
        gc.collect()
print([k.other.n for k in kept], all(k.other.other is k for k in kept), isinstance(gc.collect(), int))
gc.disable()
text = [str(i) * 3 for i in range(100)]
gc.collect()
print(text[50], len(''.join(text)), gc.isenabled())
gc.enable()
cycle = []
cycle.append(cycle)
cycle = None
gc.collect()
print(sum(len(t) for t in text), gc.isenabled())

# heappush, heappop, heapify, heapreplace, heappushpop: order, stability of sorting by them, errors.
from heapq import heapify, heappop, heappush, heappushpop, heapreplace
items = [(i * 7919) % 101 for i in range(60)]
h = []
for x in items:
    heappush(h, x)
print(h[0], all(h[i] <= h[j] for i in range(60) for j in (2 * i + 1, 2 * i + 2) if j < 60))
print([heappop(h) for i in range(60)] == sorted(items), h)
h = items[:]
heapify(h)
print(h[0], heapreplace(h, 50), heappushpop(h, -5), heappushpop(h, 60), len(h))
print([heappop(h) for i in range(5)])
tasks = []
for priority, name in ((2, "code"), (1, "plan"), (3, "test"), (1, "ask")):
    heappush(tasks, (priority, name))
print([heappop(tasks) for i in range(4)], heappushpop([], 1))
h = ["pear", "fig", "apple"]
heapify(h)
print(h)
def fails(f):
    try:
        print(f())
    except (TypeError, IndexError, RuntimeError) as e:
        print(type(e).__name__, e if "range" in str(e) else "")
fails(lambda: heappop([]))
fails(lambda: heapreplace([], 1))
fails(lambda: heappush((1,), 2))
fails(lambda: heapify([1, "a", 2]))
class Evil:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        if len(bad) > 3:
            bad.clear()
        return True
bad = [Evil(i) for i in range(6)]
fails(lambda: heapify(bad))
bad = [Evil(i) for i in range(6)]
fails(lambda: heappop(bad) and None)

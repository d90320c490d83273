# faults: callback, lie
# __lt__ that changes the heap, or answers what is no bool.
import heapq


class Shaking:
    def __init__(self, target, change):
        self.target, self.change = target, change

    def __lt__(self, other):
        self.change(self.target)
        return [1]


changes = [lambda h: h.clear(), lambda h: h.append(Shaking(h, lambda h: None)) if len(h) < 99 else None, lambda h: h.pop()]
for change in changes:
    for action in (heapq.heapify, heapq.heappop, lambda h: heapq.heappush(h, h[2]), lambda h: heapq.heapreplace(h, h[1]),
                   lambda h: heapq.heappushpop(h, h[1]), lambda h: heapq.nsmallest(2, h), lambda h: heapq.nlargest(2, h)):
        heap = []
        heap[:] = [Shaking(heap, change) for i in range(8)]
        try:
            action(heap)
        except (RuntimeError, IndexError) as e:
            pass
        print(type(heap).__name__, len(heap) < 200)
for wrong in ((1, 2), None, 5):
    for action in (heapq.heapify, heapq.heappop):
        try:
            action(wrong)
        except TypeError:
            print('no list')

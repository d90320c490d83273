# faults: callback, cyclic, wrap
# A deque changed by __eq__, __repr__ and its own iterator while C code walks it; sizes that do not fit.
from collections import deque


class Shaking:
    def __init__(self, target, change):
        self.target, self.change = target, change

    def __eq__(self, other):
        self.change(self.target)
        return False

    def __repr__(self):
        self.change(self.target)
        return 'S'

    __hash__ = None


changes = [lambda d: d.clear(), lambda d: d.append(1), lambda d: d.popleft() if d else 0, lambda d: d.rotate(1),
           lambda d: d.extend(range(100))]
for change in changes:
    for action in ('index', 'count', 'remove', '__contains__', '__eq__', '__lt__', '__repr__', 'extend', 'insert'):
        d = deque([1, 2], 50)
        d.append(Shaking(d, change))
        d.append(3)
        arguments = {'__repr__': (), 'extend': (d,), 'insert': (1, d), '__eq__': (deque([1, 2, 5, 3]),),
                     '__lt__': (deque([1, 2, 5, 3]),)}.get(action, (9,))
        try:
            getattr(d, action)(*arguments)
        except (RuntimeError, ValueError, IndexError, TypeError) as e:
            print(action, type(e).__name__)
d = deque([1], 3)
d.append(d)
print(d, d == d, d != deque([1, d]))
for attempt in (lambda: deque([1]) * (1 << 64), lambda: deque(maxlen=1 << 64), lambda: deque(maxlen=-1),
                lambda: d[1 << 64]):
    try:
        attempt()
    except (MemoryError, OverflowError, ValueError, IndexError) as e:
        print('refused')
d.rotate((1 << 30) - 1)
d.rotate(-(1 << 30))
print(len(d), list(deque([1, 2], 3) * 1000), len(deque([], 5) * (1 << 29)))

# An __eq__ or __hash__ that changes the dict while it is searched: nothing breaks.
# faults: callback
class Evil:
    def __init__(self, action):
        self.action = action

    def __hash__(self):
        return 5

    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return False


def run(name, f):
    try:
        f()
        print(name, 'done')
    except (KeyError, RuntimeError) as e:
        print(name, type(e).__name__)


d = {}


def refill():
    d.clear()
    for i in range(40):
        d[i] = i


for name, action in (('clear', lambda: d.clear()), ('delete', lambda: d.pop('x')), ('refill', refill)):
    for kind in ('in', 'get', 'set', 'pop'):
        d.clear()
        d['x'] = 1
        d[Evil(None)] = 2
        e = Evil(action)
        run(name + ' ' + kind, {'in': lambda: e in d, 'get': lambda: d.get(e), 'set': lambda: d.__setitem__(e, 3), 'pop': lambda: d.pop(e, 0)}[kind])
        assert len(list(d)) == len(d) and all(k in d for k in list(d) if isinstance(k, int))
d = {i: Evil(lambda: d.clear()) for i in range(3)}
other = {i: i for i in range(3)}
print((d == other) in (True, False), len(d))

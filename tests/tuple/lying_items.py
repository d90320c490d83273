# faults: lie, cyclic, callback, wrap
# Tuples in themselves, items that answer nonsense when they are compared, sizes that wrap.
t = ([],)
t[0].append(t)
print(t, len(repr((t, t))))
for call in (lambda: t == (t[0],), lambda: t == ([t],), lambda: hash(t), lambda: t < t):
    try:
        print(call())
    except (RecursionError, TypeError) as e:
        print(type(e).__name__)


class Item:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        return self.answer

    def __lt__(self, other):
        return self.answer

    def __hash__(self):
        return self.answer


for answer in (None, [], 'x', 5, 1.5, NotImplemented):
    a, b = (1, Item(answer)), (1, Item(answer))
    row = []
    for call in (lambda: a == b, lambda: a < b, lambda: hash(a), lambda: a.index(5), lambda: a.count(5), lambda: 5 in a):
        try:
            row.append(call() if call() is not True and call() is not False else bool(call()))
        except (TypeError, ValueError) as e:
            row.append(type(e).__name__)
    print([x if not isinstance(x, int) or x < 9 else 'number' for x in row])
for n in (1 << 62, 1 << 64, -(1 << 64)):
    for call in (lambda: (1, 2) * n, lambda: (1, 2)[n], lambda: (1, 2)[n:], lambda: (1, 2).index(2, n)):
        try:
            print(call())
        except (MemoryError, OverflowError, IndexError, ValueError):
            print('refused')

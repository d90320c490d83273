# faults: callback, lie
# Iterators whose callbacks advance, empty or exhaust the very iterator that calls them.
def advancing(make, limit=5):
    box = []

    def step(*args):
        if len(box) == 1:
            box.append(None)
            next(box[0], None)
            box.pop()
        return args[0]

    box.append(make(step))
    out = []
    try:
        for x in box[0]:
            out.append(x)
            if len(out) > limit:
                break
    except (ValueError, RuntimeError) as e:
        out.append(type(e).__name__)
    return out


class Source:
    def __init__(self, step):
        self.step, self.n = step, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 8:
            raise StopIteration
        return self.step(self.n)


print(advancing(lambda step: map(step, range(8))))
print(advancing(lambda step: filter(step, range(8))))
print(advancing(lambda step: enumerate(Source(step))))
print(advancing(lambda step: zip(Source(step), Source(lambda n: -n))))
print(advancing(lambda step: map(lambda a, b: a, Source(step), range(20))))
print(advancing(lambda step: (step(i) for i in range(5))))
print(advancing(lambda step: iter(Source(step))))
n = iter(range(9))
print(advancing(lambda step: iter(lambda: step(next(n)), 6)))

items = [1, 2, 3]
walk = reversed(items)
next(walk)
items.clear()
print(list(walk), list(walk), walk.__length_hint__())


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2))

    def __length_hint__(self):
        return self.hint


for hint in (0, 1, 99, 3000, NotImplemented):
    print(list(Hint(hint)), tuple(Hint(hint)))

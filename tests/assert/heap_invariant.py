# A heap that asserts its invariant after every step.
class Heap:
    def __init__(self, items=()):
        self.a = []
        for x in items:
            self.push(x)

    def check(self):
        for i in range(1, len(self.a)):
            assert self.a[(i - 1) // 2] <= self.a[i], "heap broken at %d: %r" % (i, self.a)
        return True

    def push(self, x):
        a = self.a
        a.append(x)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2
        assert self.check()

    def pop(self):
        assert self.a, "pop from an empty heap"
        a = self.a
        top, last = a[0], a.pop()
        if a:
            a[0], i = last, 0
            while True:
                child = min((c for c in (2 * i + 1, 2 * i + 2) if c < len(a)), key=a.__getitem__, default=None)
                if child is None or a[i] <= a[child]:
                    break
                a[i], a[child] = a[child], a[i]
                i = child
        assert self.check(), "unreachable"
        return top


h = Heap([5, 3, 8, 1, 9, 2, 7])
print([h.pop() for _ in range(7)])
try:
    h.pop()
except AssertionError as e:
    print(e)
h = Heap("heap")
h.a[0] = "z"
try:
    h.check()
except AssertionError as e:
    print(e)

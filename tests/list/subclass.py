# A subclass of list keeps the behaviour of list and may override parts of it.
class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def peek(self):
        return self[-1]

    def __repr__(self):
        return 'Stack(' + super().__repr__() + ')'


s = Stack([1]).push(2).push(3)
print(s, len(s), s.peek(), s.pop(), s[0], s[:1], type(s[:1]).__name__, type(s + [1]).__name__, s == [1, 2], [1, 2] == s, 2 in s)
print(sorted(s, reverse=True), sum(s), list(s), type(list(s)).__name__, isinstance(s, list), bool(Stack()), s.index(2), str(s), [s])


class Doubling(list):
    def __getitem__(self, i):
        return super().__getitem__(i) * 2

    def __len__(self):
        return 99

    def append(self, item):
        super().append(item)
        super().append(item)


d = Doubling([1, 2])
d.append(3)
print(d[0], d[-1], len(d), list(d), d, d.count(3), d == [1, 2, 3, 3])


class NoInit(list):
    def __init__(self):
        self.ready = True


n = NoInit()
n.append('works')
n.extra = 5
print(n, n.ready, n.extra, len(n))

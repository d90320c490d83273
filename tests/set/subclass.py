# A subclass of set: extra methods, its own __init__, operators give plain types for methods of set.
class Tags(set):
    def __init__(self, text=''):
        super().__init__(text.split())
        self.source = text

    def add(self, tag):
        super().add(tag.lower())

    def show(self):
        return '+'.join(sorted(self))


t = Tags('red green red')
t.add('BLUE')
print(t.show(), len(t), t.source, 'blue' in t, 'BLUE' in t, isinstance(t, set), t == {'red', 'green', 'blue'}, sorted(t))
t.discard('red')
t.update(['x'])
t |= {'y'}
print(t.show(), type(t).__name__, sorted(t - {'x'}), sorted(t & {'x', 'z'}), t >= {'x'}, bool(Tags()), t.isdisjoint({'q'}))
t.extra = [1]
print(t.extra, t.pop() in {'green', 'blue', 'x', 'y'}, len(t), sorted(set(t)) == sorted(t))


class Frozen(frozenset):
    def total(self):
        return sum(self)


f = Frozen([1, 2, 3])
print(f.total(), f == {1, 2, 3}, {f: 'key'}[frozenset([3, 2, 1])], hash(f) == hash(frozenset({1, 2, 3})), len(f), 2 in f, sorted(f | {9}))

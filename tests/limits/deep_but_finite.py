# Recursion to depths that a small machine must reach: functions, methods, operators, __init__.
def count(n):
    return n and 1 + count(n - 1)

class Tree:
    def __init__(self, depth):
        self.child = Tree(depth - 1) if depth else None

    def depth(self):
        return 0 if self.child is None else 1 + self.child.depth()

    @property
    def bottom(self):
        return self if self.child is None else self.child.bottom

    def __len__(self):
        return 0 if self.child is None else 1 + len(self.child)

    def __getitem__(self, i):
        return "item" if i == 0 else self.child[i - 1]

    def __add__(self, n):
        return n if self.child is None else self.child + (n + 1)

    def __eq__(self, other):
        return (self.child is None) == (other.child is None) and (self.child is None or self.child == other.child)

    def __repr__(self):
        return "." if self.child is None else repr(self.child) + ")"

    def __call__(self, f):
        return f(0) if self.child is None else self.child(lambda n: f(n + 1))

    def __contains__(self, x):
        return self.child is not None and x in self.child

    def __iter__(self):
        if self.child is not None:
            yield from self.child
        yield 1


print(count(400))
t = Tree(100)
print(t.depth(), t.bottom.child, len(t), t[60], t + 0, t == Tree(100), t == Tree(99), len(repr(t)), t(str), 5 in t, sum(t))

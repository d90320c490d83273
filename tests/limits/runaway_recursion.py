# Endless recursion of every kind ends in RecursionError, and the program goes on.
# stress: -X heapsize=24wk
# not: traced-stress
def plain(n):
    return plain(n + 1)

def even(n):
    return odd(n)

def odd(n):
    return [even(n)]

class Node:
    def method(self):
        return self.method()

    @property
    def prop(self):
        return self.prop

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __getitem__(self, i):
        return self[i + 1]

    def __call__(self):
        return self()

    def __len__(self):
        return len(self)

    def __bool__(self):
        return not self

    def __iter__(self):
        return iter(self)

    def __contains__(self, x):
        return x in self

    def __add__(self, other):
        return self + other

    def __hash__(self):
        return hash(self)

    def __setattr__(self, name, value):
        self.name = value

class Maker:
    def __init__(self):
        self.child = Maker()

n = Node()
tests = [lambda: plain(0), lambda: even(0), n.method, lambda: n.prop, lambda: n[0], n, lambda: len(n), lambda: bool(n), lambda: list(n),
         lambda: 1 in n, lambda: n + 1, lambda: {n: 1}, lambda: setattr(n, "a", 1), Maker]
for i, test in enumerate(tests):
    try:
        test()
        print(i, "ended?")
    except RecursionError as e:
        print(i, type(e).__name__)
print("still here", sum(range(10)))


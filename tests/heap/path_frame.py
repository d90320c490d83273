# heap.path() to what only a running function keeps: its parameters by name, its other variables by number. CPython has no module heap.
import heap


class Box:
    def __init__(self, content):
        self.content = content
        heap.path(content)
        heap.path(self)


def work(first, second, *rest, **named):
    third = [3]
    heap.path(first)
    heap.path(second)
    heap.path(second[0])
    heap.path(rest[0])
    heap.path(named["key"])
    heap.path(third)
    inner(third)
    heap.path([1, 2, 3])


def inner(it):
    heap.path(it)
    deepest = {"k": [it]}
    heap.path(deepest["k"])


work([1], [[2]], [3], key=[4])
Box([5])
heap.path([6])
print(sorted([[1]], key=lambda item: heap.path(item) or 1))
for turn in map(lambda x: heap.path(x), [[7]]):
    pass

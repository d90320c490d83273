# faults: cyclic, lie, callback
# not: stress
# Records that contain themselves, and whose fields and factories answer nonsense.
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Node:
    value: int
    next: object = None
    items: list = field(default_factory=list)


n = Node(1)
n.next = n
n.items.append(n)
print(n)
for call in (lambda: asdict(n), lambda: n == Node(1, n, [n]), lambda: hash(n)):
    try:
        print(call())
    except (RecursionError, TypeError) as e:
        print(type(e).__name__)
for default in ([], {}, set()):
    try:
        dataclass(type('D', (), {'__annotations__': {'a': list}, 'a': default}))
        print('made')
    except ValueError as e:
        print('refused')
for factory in (5, 'x', lambda x: x, lambda: 1 / 0):
    try:
        print(dataclass(type('D', (), {'__annotations__': {'a': int}, 'a': field(default_factory=factory)}))())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__)


class Liar:
    def __eq__(self, other):
        return answer

    def __repr__(self):
        return answer


for answer in (None, [], 5, 'x'):
    try:
        print(Node(Liar()) == Node(Liar()))
        print(Node(Liar()))
    except TypeError as e:
        print('TypeError')
try:
    replace(n, value=2, other=3)
except TypeError:
    print('TypeError')
print(replace(n, value=2).next is n)

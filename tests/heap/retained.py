# heap.retained() against two oracles, for many structures: the bytes that are free afterwards when the object
# is dropped and collected, and a computation over gc.get_objects() and gc.get_referents() that takes
# the object out of the graph. CPython has no heap.retained().
# not: traced
import gc
import heap
import sys
from collections import deque, OrderedDict

shared = [1, 2, [3, 4]]


class Node:
    def __init__(self, value, link=None):
        self.value = value
        self.link = link


class Slots:
    __slots__ = ("a", "b")


class Listing(list):
    pass


def cycle():
    a = Node([1])
    a.link = Node([2], a)
    return a


def chain():
    head = None
    for i in range(300):
        head = Node(str(i) * 3, head)
    return head


def tree(depth):
    return [tree(depth - 1), tree(depth - 1)] if depth else []


def closure():
    buffer = bytearray(200)

    def inner():
        return buffer
    return inner


def closures():
    state = [0, [1]]

    def up():
        state.append(1)

    def down():
        state.pop()
    return [up, down]


def generator():
    def make(items):
        local = list(items)
        for item in local:
            yield item
    g = make(range(20))
    next(g)
    return g


def coroutine():
    async def work(data):
        return len(data)
    return work([1, 2, 3])


def exception():
    buffer = bytearray(100)
    try:
        buffer[len("x" * 200)]
    except IndexError as e:
        e.buffer = buffer
        return e


def chained():
    try:
        try:
            raise KeyError([1, 2])
        except KeyError:
            raise ValueError("no", [3])
    except ValueError as e:
        return e


def instance_with_more():
    node = Node(1)
    for i in range(12):
        setattr(node, "attribute%d" % i, [i])
    return node


def slots():
    s = Slots()
    s.a = [1]
    s.b = {2: s}
    return s


def derived():
    x = Listing([[1], [2]])
    x.name = "n" * 40
    return x


def new_class():
    class Local(Node):
        table = [1, 2, 3]

        def method(self, x=[1]):
            return x
    return Local


def queue():
    q = deque()
    for i in range(30):
        q.append([i])
    for i in range(7):
        q.popleft()
    return q


def self_list():
    x = []
    x.append(x)
    x.append({1: x})
    return x


def bound():
    return Node(bytearray(50)).__init__


def grown():
    x = []
    for i in range(77):
        x.append((i, [i]))
    return x


def two_owners():
    common = ["common" * 5, bytearray(30)]
    return {"a": [common], "b": (common, common)}


def iterator():
    it = iter([[1], [2], [3]])
    next(it)
    return it


def dict_iterator():
    it = iter({"a" * 30: [1]}.values())
    next(it)
    return it


structures = [
    lambda: [],
    lambda: [1, 2, 3],
    lambda: [[i] for i in range(50)],
    lambda: ([1], [2]),
    lambda: {},
    lambda: {i: str(i) * 4 for i in range(100)},
    lambda: {"key %d" % i: [i] for i in range(9)},
    lambda: {(1, i): {i} for i in range(10)},
    lambda: {(i, i) for i in range(40)},
    lambda: frozenset((i, "x" * i) for i in range(10)),
    lambda: OrderedDict((i, [i]) for i in range(10)),
    lambda: "x" * len(shared) * 50,
    lambda: bytes(range(100)),
    lambda: bytearray(500),
    lambda: memoryview(bytearray(300)),
    lambda: memoryview(bytes(range(60)))[5:20],
    lambda: 1 << 400,
    lambda: [1e300, 2.5e-300, 1 << 90],
    lambda: [shared, shared, [shared]],
    lambda: {"shared": shared, "own": [shared[2], []]},
    lambda: range(1 << 70, 1 << 71),
    lambda: slice([1], [2], [3]),
    lambda: Node(Node(Node([1]))),
    lambda: map(lambda x, y=[1, 2]: x, [[1], [2]]),
    lambda: zip([[1]], ({2: 3},)),
    lambda: enumerate([[1], [2]]),
    lambda: property(lambda self: [1]),
    lambda: tree(6), cycle, chain, closure, closures, generator, coroutine, exception, chained,
    instance_with_more, slots, derived, new_class, queue, self_list, bound, grown, two_owners, iterator, dict_iterator,
]


def freed(hold):
    """What dropping hold[0] gives back: the first oracle."""
    gc.collect()
    before = gc.mem_free()
    hold[0] = None
    gc.collect()
    return gc.mem_free() - before


def reachable(roots, without):
    seen = set()
    stack = [o for o in roots if o is not without]
    while stack:
        o = stack.pop()
        if id(o) not in seen:
            seen.add(id(o))
            stack.extend(x for x in gc.get_referents(o) if x is not without)
    return seen


def by_graph(hold, objects):
    """The second: of what hold[0] reaches, the bytes of what nothing else in `objects` refers to, again
    and again. Right for trees and shared parts; a cycle that something outside refers to keeps all."""
    inside = {}
    stack = [hold[0]]
    while stack:
        o = stack.pop()
        if id(o) not in inside:
            inside[id(o)] = o
            stack.extend(gc.get_referents(o))
    mine = {id(inside), id(hold), id(stack)}
    outside = set()
    for o in objects:
        if id(o) not in inside and id(o) not in mine and o is not objects:
            outside.update(id(x) for x in gc.get_referents(o))
    kept = reachable([o for key, o in inside.items() if key in outside and o is not hold[0]], hold[0])
    return sum(sys.getsizeof(o) for key, o in inside.items() if key not in kept)


wrong = 0
for number, make in enumerate(structures):
    hold = [make()]
    gc.collect()
    retained = heap.retained(hold[0])
    again = heap.retained(hold[0])
    free = freed(hold)
    if not retained == again == free > 0:
        wrong += 1
        print(number, "retained", retained, again, "freed", free)
print(len(structures), "structures,", wrong, "differ from what is freed")

# Plain data, whose graph gc shows whole: no code, no frames.
wrong = 0
plain = [structures[i] for i in (1, 2, 3, 5, 7, 8, 13, 15, 18, 22, 27)] + [cycle, chain, slots, self_list, grown, two_owners]
for number, make in enumerate(plain):
    hold = [make()]
    for _ in range(3):
        gc.collect()  # stores are as short as they get
    retained = heap.retained(hold[0])
    graph = by_graph(hold, gc.get_objects())
    if retained != graph:
        wrong += 1
        print(number, "retained", retained, "by graph", graph)
print(len(plain), "structures,", wrong, "differ from the graph")

print(heap.retained(1), heap.retained(None), heap.retained(print), heap.retained("name"))

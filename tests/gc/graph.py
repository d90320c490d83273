# gc.get_objects, get_referrers, get_referents, is_tracked; sys.getsizeof.
import gc
import sys


class A:
    pass


a = A()
a.items = [1, "text", (a,)]
holder = {"key": a}
print(any(o is a for o in gc.get_objects()), any(o is holder for o in gc.get_objects()), any(o is a.items for o in gc.get_objects()))
print(any(o is holder for o in gc.get_referrers(a)), any(o is a.items[2] for o in gc.get_referrers(a)), any(o is a.items for o in gc.get_referrers(a.items[2])))
print(a in gc.get_referents(holder), a.items[2] in gc.get_referents(a.items), a in gc.get_referents(a.items[2]))
print(gc.is_tracked(a), gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), gc.get_referents(), gc.get_referents(5), gc.get_referrers())
sizes = [sys.getsizeof(x) for x in ([], [1] * 100, {}, {i: i for i in range(50)}, "", "x" * 1000, bytearray(500), (1, 2, 3), a)]
print(all(isinstance(n, int) for n in sizes), sizes[1] > sizes[0], sizes[3] > sizes[2], sizes[5] >= 1000, sizes[6] >= 500, sizes[7] >= 12)
before = len(gc.get_objects())
kept = [[] for i in range(20)]
print(len(gc.get_objects()) - before >= 20)

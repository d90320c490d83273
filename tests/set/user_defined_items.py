# Items with __hash__ and __eq__, collisions, and an __eq__ that changes the set.
class Item:
    def __init__(self, name, h=1):
        self.name, self.h = name, h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name


s = {Item('i%d' % (i % 20), i % 20 % 3) for i in range(60)}
print(len(s), Item('i5', 2) in s, Item('i5', 1) in s, Item('zz') in s, sorted(i.name for i in s)[:3])
s.discard(Item('i5', 2))
s.remove(Item('i6', 0))
print(len(s), len(s | {Item('i7', 1), Item('new')}), len(s & {Item('i7', 1), Item('new')}), len(s - {Item('i7', 1)}))


class Evil:
    def __hash__(self):
        return hash(3)

    def __eq__(self, other):
        target.clear()
        return False


target = {3, 4, 5}
print(Evil() in target, target)
target.update([3, 4, 5])
target.discard(Evil())
print(target)
target.update([3, 10])
target.add(Evil())
print(len(target) <= 1)
target = {3}
try:
    target.remove(Evil())
except KeyError:
    print('KeyError', target)
target = {1, 2, 3}
print(len(target.union([Evil()])) >= 1, ({1, 3} == {Evil(), 9}) in (True, False))

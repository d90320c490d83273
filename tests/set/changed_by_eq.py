# faults: callback
# __eq__ and __hash__ that change the sets being looked into, compared and combined.
class Shaking:
    def __init__(self, *targets):
        self.targets, self.busy = targets, False

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if not self.busy:
            self.busy = True
            for target in self.targets:
                target.clear()
                target.update(range(100, 140))
            self.busy = False
        return False


def pair():
    left, right = set(), {1, 2, 3}
    mine = Shaking(left, right)
    left.add(mine)
    right.add(Shaking(left, right))
    return left, right


for name in ('union', 'intersection', 'difference', 'symmetric_difference', 'issubset', 'issuperset', 'isdisjoint',
             'update', 'intersection_update', 'difference_update', 'symmetric_difference_update', '__eq__', '__le__'):
    left, right = pair()
    try:
        getattr(left, name)(right)
        getattr(right, name)(left)
    except RuntimeError:
        pass
    print(name, len(left) < 100, len(right) < 100, all(type(x) in (int, Shaking) for x in left | right))
for name in ('add', 'discard', '__contains__', 'remove'):
    left, right = pair()
    try:
        getattr(left, name)(Shaking(left))
    except KeyError:
        pass
    print(name, len(left) in (40, 41))

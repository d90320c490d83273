# A key's __eq__ that clears the dict; a max() key that clears its list.
numbers = [1, 2, 3]


class Key:
    def __init__(self, d):
        self.d = d
    def __hash__(self):
        return 1
    def __eq__(self, other):
        self.d.clear()
        return self is other


d = {}
k1, k2 = Key(d), Key(d)
d[k1] = "one"
d[k2] = "two"
print(len(d) <= 2, len(list(d)) == len(d))
print(max([3, 1, 2], key=lambda v: [v, numbers.clear()][0]), numbers)

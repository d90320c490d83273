# Built-in functions in the middle of the call chain have no frames of their own.
def weight(item):
    return len(item) / item.count("a")

class Item:
    def __init__(self, name):
        self.name = name

    def __lt__(self, other):
        return max([self.name, other.name], key=weight) == self.name

    def __repr__(self):
        return "Item " + self.name


def order(*names):
    return sorted(map(Item, names))

print(order("aa", "a", "aba"))
print(order("banana", "cherry"))

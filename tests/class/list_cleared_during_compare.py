# __lt__ and __eq__ that clear the lists being compared or sorted.
class Clears:
    def __init__(self, target):
        self.target = target

    def __lt__(self, other):
        self.target.clear()
        return True

    def __eq__(self, other):
        self.target.clear()
        return NotImplemented


left = []
left.append(Clears(left))
left.append(1)
print(left == [0, 1], left)
data = []
data.extend(Clears(data) for _ in range(4))

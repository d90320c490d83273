# __eq__ that shortens the list that is being searched.
class Shrinks:
    def __init__(self, box):
        self.box = box

    def __eq__(self, other):
        if self.box:
            self.box.pop()
        return False


box = []
box.extend([Shrinks(box) for _ in range(6)])
print("x" in box, len(box) < 6)
box = []
box.extend([Shrinks(box) for _ in range(4)])
try:
    box.index("x")
except ValueError:
    print("ValueError")
try:
    box.remove("x")
except ValueError:
    print("ValueError")

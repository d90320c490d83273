# Targets of as: attributes and items.
class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow
with Door("x", swallow=True), Door("y"):
    raise OSError("y sees it, x swallows it")

class Box: pass
box = Box()
with Door("attr") as box.value:
    print(box.value)
table = {}
with Door("item") as table["k"]:
    print(table)

# Targets of as that unpack; one manager used twice.
class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow

class Pair(Door):
    def __enter__(self):
        return 1, [2, 3]

with Pair("unpack") as (one, [two, *three]):
    print(one, two, three)
manager = Door("again")
for _ in range(2):
    with manager as m:
        print(m)

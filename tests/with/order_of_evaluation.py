# Managers are made, entered and bound one after the other, and left in reverse.
class M:
    def __init__(self, name):
        print("make", name, end=", ")
        self.name = name

    def __enter__(self):
        print("enter", self.name, end=", ")
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, end=", ")
        return False


class Target:
    def __setattr__(self, name, value):
        print("bind", name, end=", ")
        if name == "bad":
            raise AttributeError("cannot bind")


t = Target()
with M("a") as t.x, M("b") as t.y, M("c"):
    print("body", end=", ")
print("done")
try:
    with M("a"), M("b") as t.bad, M("never made"):
        print("never")
except AttributeError as e:
    print(e)

# The second manager cannot be made: the first is left.
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

def make(name):
    if name == "boom":
        raise ValueError("not made")
    return M(name)

try:
    with make("a"), make("boom"), make("c"):
        print("never")
except ValueError as e:
    print(e)
with M("x") as x, make(x.name + "2") as y:
    print(y.name, end=", ")
print()

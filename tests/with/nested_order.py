# Nested managers, also across a call and from a list.
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
with M("a") as a:
    with M("b") as a:
        print(a.name, end=", ")
    print(a.name, end=", ")
print()
def inner():
    with M("i"):
        return print("returning", end=", ")
with M("o"):
    inner()
print()
managers = [M("m%d" % i) for i in range(2)]
print()
with managers[0], managers[1] as last:
    print(last is managers[1])

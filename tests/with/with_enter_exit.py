# __enter__ gives the value of as, __exit__ always runs, with or without an exception.
class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow


with Door("a") as a:
    print("in", a)
with Door("no as"):
    pass
with Door("b") as b, Door("c") as c:
    print(b, c)
with (Door("d"), Door("e") as e,):
    print(e)

# __exit__ that swallows an exception, in one and in two managers.
class Door:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        return self.swallow
try:
    with Door("outer"):
        with Door("inner"):
            raise ValueError("through both")
except ValueError as err:
    print("caught", err)
with Door("keeps", swallow=True):
    raise KeyError("swallowed")
print("goes on")

# A target that raises in the middle: what has been bound before it.
class Picky:
    def __setattr__(self, name, value):
        if name == "bad":
            raise AttributeError("no " + name)
        print("stored", name, value)
        super().__setattr__(name, value)


p = Picky()
try:
    first, p.good, p.bad, last = 1, 2, 3, 4
except AttributeError as e:
    print(e, first, p.good, hasattr(p, "bad"))
print("last" in globals())

# __bool__ and __len__ that return what they must not.
class B:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("bool", end=" ")
        return self.value


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        print("len", end=" ")
        return self.n
for bad in (B(1), B(None), L(-1), L("3"), L(1.5)):
    try:
        if bad:
            pass
        print("accepted")
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

# __init__ and __new__: arguments, errors, return values, and objects made without __init__.
class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            print("made")
        return cls.instance

    def __init__(self, *args):
        print("init", args)


a, b = Single(1), Single(2)
print(a is b)


class Other:
    def __new__(cls, n):
        return "not an instance %d" % n

    def __init__(self, n):
        print("never called")


print(Other(5))


class Plain:
    pass


class NeedsTwo:
    def __init__(self, a, b):
        self.ab = a, b


class Returns:
    def __init__(self):
        return 5


class Fails:
    def __init__(self):
        self.half = 1
        raise ValueError("half made")


for f in (lambda: Plain(1), lambda: Plain(x=1), lambda: NeedsTwo(1), lambda: NeedsTwo(1, 2, 3), lambda: NeedsTwo(a=1), Returns, Fails, lambda: object(1)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
raw = NeedsTwo.__new__(NeedsTwo)
print(hasattr(raw, "ab"), isinstance(raw, NeedsTwo))
raw.__init__(3, 4)
print(raw.ab)
raw.__init__(b=5, a=6)
print(raw.ab)

# Exceptions pass through built-in functions that call back, leaving them usable.
class Weird:
    def __init__(self, fail):
        self.fail = fail

    def __getattr__(self, name):
        raise RuntimeError("getattr " + name)

    def __eq__(self, other):
        if self.fail == "eq":
            raise ValueError("eq")
        return self is other

    def __hash__(self):
        if self.fail == "hash":
            raise ValueError("hash")
        return 1

    def __lt__(self, other):
        raise ValueError("lt")

    def __iter__(self):
        raise ValueError("iter")

    def __len__(self):
        raise ValueError("len")

    def __repr__(self):
        raise ValueError("repr")

    def __contains__(self, x):
        raise ValueError("contains")

    def __bool__(self):
        raise ValueError("bool")

    def __call__(self):
        raise ValueError("call")

    def __getitem__(self, i):
        raise IndexError("getitem") if i else ValueError("getitem")


w, eq, h = Weird(""), Weird("eq"), Weird("hash")
tests = [lambda: [eq] == [w], lambda: eq in (w,), lambda: (w, eq).index(w) + (eq,).count(w), lambda: {h: 1}, lambda: {eq: 1}[w], lambda: {eq, w},
         lambda: sorted([w, w]), lambda: max(w, w), lambda: list(w), lambda: [*w], lambda: sum(w), lambda: len(w), lambda: bool(w), lambda: not w,
         lambda: w and 1, lambda: 1 if w else 2, lambda: repr([1, w]), lambda: str({1: w}), lambda: f"{(w,)}", lambda: "%r" % [w], lambda: 1 in w,
         lambda: w[0], lambda: w[1], lambda: w(), lambda: w.x, lambda: getattr(w, "y", "no default for this"), lambda: hasattr(w, "z"),
         lambda: any([0, w]), lambda: list(filter(lambda _: w(), [1])), lambda: dict(a=1, **w.__len__()), lambda: "".join(w), lambda: print(w), lambda: a_b(*w)]
a_b = print
for i, test in enumerate(tests):
    try:
        print(i, test())
    except (ValueError, IndexError, RuntimeError) as e:
        print(i, type(e).__name__, e)


# Special methods that are None are called, and fail.
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Eq:
    __eq__ = None
t(lambda: Eq() == 1); t(lambda: [Eq()] == [1]); t(lambda: Eq() != 1); t(lambda: 1 == Eq()); t(lambda: Eq() in [1])
class R:
    __radd__ = None
    __iadd__ = None
    __add__ = None
t(lambda: 1 + R()); t(lambda: sum([R()])); t(lambda: R() + 1)
def f():
    r = R(); r += 1
t(f)

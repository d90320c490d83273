# An operand that was read keeps its value when := changes the variable behind it.
class Place:
    def __init__(self, a):
        self.a = a


def chain(x):
    return x < (x := 2) < 5, x


def chain_condition(x):
    if 0 < x < (x := 10):
        return "between", x
    return "outside", x


def long_condition(x):
    if 0 < x <= (x := x + 1) < (x := x + 1):
        return "rising", x
    return "not rising", x


def augmented_attribute():
    o = first = Place(1)
    p = 5
    o.a += (o := p)
    return first.a, o


def augmented_item():
    a = first = [1]
    a[0] += (a := [5])[0]
    return first, a


def augmented_key():
    k = 0
    items = first = [1, 2]
    items[(k := 1)] += (items := [7, 8])[0] + (k := 0)
    return first, items, k


def spec(x):
    return f"{x:{(x := 5)}}|{x}"


def spec_with_text(x):
    return f"<{x!r:>{(x := 7)}}>{x}"


def cause():
    e = ValueError("first")
    try:
        raise e from (e := KeyError("second"))
    except Exception as caught:
        return repr(caught), repr(caught.__cause__)


print(chain(1), chain(3))
print(chain_condition(5), chain_condition(-5), chain_condition(10))
print(long_condition(1), long_condition(-1))
print(augmented_attribute())
print(augmented_item())
print(augmented_key())
print(spec(3), spec_with_text("ab"))
print(cause())

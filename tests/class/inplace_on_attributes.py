# In-place operators on attributes, dict items and tuple items.
class Acc:
    def __init__(self, items=()):
        self.items = list(items)

    def __iadd__(self, other):
        self.items.append(other)
        return self

    def __add__(self, other):
        return Acc(self.items + [other, "by add"])

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        return Acc(["by sub"])

    def __imul__(self, other):
        return "a string now"

    def __repr__(self):
        return "Acc(%r)" % self.items


class All:
    def __init__(self):
        self.log = []

def note(name):
    def method(self, other):
        self.log.append((name, other))
        return self
    return method

for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "matmul"):
    setattr(All, "__i%s__" % name, note(name))
x = All()
x += 1; x -= 2; x *= 3; x /= 4; x //= 5; x %= 6; x **= 7; x <<= 8; x >>= 9; x &= 10; x |= 11; x ^= 12; x @= 13

class Holder:
    def __init__(self):
        self.acc = Acc()
        self.table = {"k": Acc()}

h = Holder()
h.acc += "x"
h.table["k"] += "y"
h.table["k"] += "z"
print(h.acc, h.table)
t = (Acc(),)
try:
    t[0] += 1
except TypeError as e:
    print(e, t)

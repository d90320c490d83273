# Every in-place method is called by its operator.
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
print(x.log)

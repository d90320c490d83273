# and, or, while and assert ask __bool__ and __len__.
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
x = L(0) or L(3) and B(False)
print(type(x).__name__)
while L(0):
    print("never")
assert L(1)
try:
    assert L(0), "empty"
except AssertionError as e:
    print(e)

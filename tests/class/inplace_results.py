# In-place methods, their fallback to the plain operator, and what they may return.
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


a = b = Acc([1])
a += 2
print(a, a is b)
a = a + 3
print(a, a is b)
a -= 1
print(a, b)
a *= 0
print(a)
try:
    b /= 2
except TypeError as e:
    print(e)

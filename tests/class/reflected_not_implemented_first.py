# A derived class's reflected method goes first; when it has no answer the left operand is asked.
class A:
    def __lt__(self, other):
        return f"A.__lt__ {type(self).__name__}"

    def __eq__(self, other):
        return f"A.__eq__ {type(self).__name__}"

    def __add__(self, other):
        return f"A.__add__ {type(self).__name__}"


class B(A):
    def __gt__(self, other):
        print("B.__gt__")
        return NotImplemented

    def __eq__(self, other):
        print("B.__eq__")
        return NotImplemented

    def __radd__(self, other):
        print("B.__radd__")
        return NotImplemented


class M(int):
    __radd__ = lambda s, o: NotImplemented
    __rmul__ = lambda s, o: print("rmul") or NotImplemented

    def __gt__(self, other):
        return NotImplemented

    def __eq__(self, other):
        return NotImplemented

    def __ne__(self, other):
        return NotImplemented


class L(list):
    def __radd__(self, other):
        print("L.__radd__")
        return NotImplemented


class Equal:
    def __eq__(self, other):
        return True


class Unequal(Equal):
    def __ne__(self, other):
        print("Unequal.__ne__")
        return NotImplemented


class Silent:
    def __sub__(self, other):
        print("Silent.__sub__")
        return NotImplemented

    def __le__(self, other):
        print("Silent.__le__")
        return NotImplemented


class MoreSilent(Silent):
    def __rsub__(self, other):
        print("MoreSilent.__rsub__")
        return NotImplemented

    def __ge__(self, other):
        print("MoreSilent.__ge__")
        return NotImplemented


print(A() < B())
print(A() == B())
print(A() + B())
x = A()
x += B()
print(x)
if A() < B():
    print("less")

print(5 + M(3), 5 * M(3), 5 < M(3), 2 < M(3))
print(3 == M(3), 4 == M(3), 3 != M(3), 4 != M(3))
n = 5
n += M(3)
print(n)

items = same = [1]
items += L([2])
print(items, same is items)
print([1] + L([2]))

print(Equal() != Unequal())

for f in lambda: Silent() - MoreSilent(), lambda: Silent() <= MoreSilent():
    try:
        f()
    except TypeError as e:
        print(e)

# super() through diamonds, in method resolution order.
class A:
    def who(self):
        return "A"

class B(A):
    def who(self):
        return "B" + super().who()

class C(A):
    def who(self):
        return "C" + super().who()

class D(B, C):
    def who(self):
        return "D" + super().who()

class E(C, B):
    pass

class F(D):
    def who(self):
        return "F" + super(D, self).who()

def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)

for cls in (A, B, C, D, E, F):
    print(cls.__name__, cls().who(), "|", names(cls))

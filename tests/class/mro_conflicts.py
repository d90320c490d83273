# Bases that have no consistent order are refused.
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

class X: pass
class Y: pass
class K1(X, Y): pass
for bases in ((A, B), (D, E), (X, X), (object, X), (K1, Y, X)):
    try:
        type("Bad", bases, {})
        print("accepted")
    except TypeError:
        print([b.__name__ for b in bases], "TypeError")

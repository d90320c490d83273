# isinstance and issubclass over a diamond.
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

class X: pass
class Y: pass
class Z: pass
class K1(X, Y): pass
class K2(Y, Z): pass
class K3(K1, K2): pass
class K4(Z): pass
class K5(K3, K4): pass
print(issubclass(K5, Y), isinstance(F(), C), issubclass(E, D))

# The order of six classes that are mixed twice.
def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)

class X: pass
class Y: pass
class Z: pass
class K1(X, Y): pass
class K2(Y, Z): pass
class K3(K1, K2): pass
class K4(Z): pass
class K5(K3, K4): pass
print(names(K3), "/", names(K5))

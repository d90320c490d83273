# Class attributes in a diamond, changed after use.
def names(cls):
    return " ".join(c.__name__ for c in cls.__mro__)

class O: name = "O"
class P(O): pass
class Q(O): name = "Q"
class R(P, Q): pass
print(R.name, R().name)
Q.name = "Q changed"
print(R().name)
P.name = "P now"
print(R().name, names(R))

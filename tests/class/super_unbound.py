# super(cls) without an object is bound when it is found as an attribute.
class A:
    def who(self):
        return 'A'


class B(A):
    def who(self):
        return 'B' + self._B__super.who()


B._B__super = super(B)
b = B()
print(b.who(), B._B__super, super(B).__get__(b, B).who())
s = super(B, b)
print(s.__thisclass__ is B, s.__self__ is b, s.__self_class__ is B, super(B).__self__, super(B).__self_class__)
print(super(B, None).__self__, s.__get__(1) is s)
try:
    super(B).who
except AttributeError as e:
    print(e)
try:
    super(B).__get__(A(), A)
except TypeError as e:
    print(e)

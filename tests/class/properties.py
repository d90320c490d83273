# property with getter, setter, deleter; as decorator and as a call; inherited and overridden.
class Temperature:
    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        "Degrees."
        return self._c

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("below zero: %r" % value)
        print("set", value)
        self._c = value

    @celsius.deleter
    def celsius(self):
        print("deleted")
        del self._c

    @property
    def kelvin(self):
        return self._c + 273

    def _get_double(self):
        return self._c * 2

    double = property(_get_double)
    write_only = property(None, lambda self, v: setattr(self, "_w", v))


t = Temperature(20)
t.celsius += 5
print(t.celsius, t.kelvin, t.double, Temperature.celsius.__doc__)
t.write_only = 7
print(t._w)
for action in (lambda: setattr(t, "kelvin", 0), lambda: delattr(t, "kelvin"), lambda: t.write_only, lambda: setattr(t, "celsius", -300)):
    try:
        action()
    except (AttributeError, ValueError) as e:
        print(type(e).__name__, e)
del t.celsius
try:
    t.celsius
except AttributeError as e:
    print(e)

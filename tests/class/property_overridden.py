# A property overridden by a property and by a plain attribute.
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


class Fixed(Temperature):
    @property
    def kelvin(self):
        return -super().kelvin

    celsius = 99


f = Fixed.__new__(Fixed)
f._c = 1
print(f.kelvin, f.celsius, isinstance(Temperature.kelvin, property))
f.celsius = "plain attribute now"
print(f.celsius)

# f-strings over several lines, __format__, and nested specs.
name, width, value = "pump", 9, 42


class Temp:
    def __format__(self, spec):
        return "<" + spec + ">"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


t = Temp()
print(f"{t} {t:} {t:abc} {t!s} {t!r} {t!s:>6} {t:{'a'}{1 + 1}}")
try:
    f"{name:d}"
except ValueError as e:
    print(e)

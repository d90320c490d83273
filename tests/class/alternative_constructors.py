# classmethod constructors and staticmethod helpers, also as attributes made by hand.
class Date:
    separator = "-"
    made = 0

    def __init__(self, y, m, d):
        self.ymd = y, m, d
        type(self).made += 1

    @classmethod
    def parse(cls, text):
        return cls(*[int(part) for part in text.split(cls.separator)])

    @classmethod
    def count(cls):
        return cls.__name__, cls.made

    @staticmethod
    def leap(y):
        return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

    def __repr__(self):
        return type(self).__name__ + repr(self.ymd)


class DottedDate(Date):
    separator = "."
    made = 0


print(Date.parse("2024-02-29"), DottedDate.parse("1.2.3"), Date(1, 1, 1).parse("5-6-7"))
print(Date.count(), DottedDate.count(), DottedDate(0, 0, 0).count())
print([y for y in (1900, 2000, 2023, 2024) if Date.leap(y)], Date(1, 1, 1).leap(4))
parse = DottedDate.parse
print(parse("9.9.9"), parse.__self__ is DottedDate, parse.__name__)
class Manual:
    def _make(cls):
        return cls
    make = classmethod(_make)
    helper = staticmethod(len)
    function = len
print(Manual.make() is Manual, Manual().make() is Manual, Manual().helper([1, 2]), Manual.function("abc"), Manual().function([]))

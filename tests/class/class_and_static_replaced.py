# Replacing class and static methods after use.
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
Date.leap = staticmethod(lambda y: "patched %d" % y)
Date.count = classmethod(lambda cls: cls.__name__.lower())
print(Date(1, 1, 1).leap(3), DottedDate.count(), DottedDate(1, 1, 1).leap(5))

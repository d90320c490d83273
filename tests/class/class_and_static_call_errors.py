# Wrong calls of class and static methods.
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
try:
    Date.leap()
except TypeError as e:
    print(e)
try:
    Date.count(1)
except TypeError as e:
    print(e)

# A first statement that only begins with a string is no docstring, even if it is a constant.
def joined():
    "a" + "b"


def pair():
    "a", 1


def repeated():
    "a" * 3


def trailing():
    "a",


def formatted():
    "a" f"b"


def adjacent():
    "a" "b"


def semicolon():
    "first"; "second"


def plain():
    """plain"""


class Joined:
    "a" + "b"


class Pair:
    "a", 1


class Adjacent:
    'a' """b"""

    def method(self):
        "a" + "c"


def outer():
    class Inner:
        "x" + "y"

    class Good:
        "good"

    return Inner.__doc__, Good.__doc__


for x in joined, pair, repeated, trailing, formatted, adjacent, semicolon, plain:
    print(x.__name__, repr(x.__doc__))
print(Joined.__doc__, Pair.__doc__, Adjacent.__doc__, Adjacent.method.__doc__)
print(outer())

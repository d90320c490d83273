# Exceptions without text, with odd arguments, and one whose __str__ fails.
class Odd(Exception):
    def __str__(self):
        raise ValueError("no text today")


class Pair(Exception):
    pass


try:
    raise ValueError
except ValueError as e:
    print(repr(e))
try:
    try:
        raise Pair("left", ["right"])
    except Pair:
        raise KeyError("quoted 'key'")
except KeyError:
    try:
        raise AssertionError
    except AssertionError:
        try:
            raise OSError("two\nlines")
        except OSError:
            raise Odd

# __new__ in subclasses of str and int.
class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())


class Positive(int):
    def __new__(cls, n):
        if n < 0:
            raise ValueError("negative")
        return int.__new__(cls, n)


print(Upper("abc"), Upper("x") + "y", Positive(5) + 1, type(Positive(3)).__name__)

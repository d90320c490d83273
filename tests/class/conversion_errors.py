# __int__, __bytes__, and conversions that fail.
class Int:
    def __int__(self):
        return 7

class Bad:
    def __index__(self):
        return "three"
    __int__ = __index__

class Raw:
    def __bytes__(self):
        return b"raw!"
    def __hash__(self):
        return 12

text = "ab"
print(int(Int()), bytes(Raw()), hash(Raw()))
for f in (lambda: [1][Int()], lambda: [1][Bad()], lambda: int(Bad()), lambda: text[1.5], lambda: [1] * Int(), lambda: range(Int()), lambda: int([]), lambda: float(Int()), lambda: float([])):
    try:
        print(f())
    except TypeError as e:
        print(e)

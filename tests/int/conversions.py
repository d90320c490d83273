# int() of every kind of argument, its rounding towards zero, and its error messages.
print(int(), int(5), int(True), int(False), int('42'), int(b'42'), int(bytearray(b'-7')))
print(int(3.99), int(-3.99), int(0.5), int(-0.5), int(1e10))


class Indexed:
    def __index__(self):
        return 11


class Whole:
    def __int__(self):
        return 12


class Bad:
    def __int__(self):
        return 'x'


print(int(Indexed()), int(Whole()), int(x) if (x := '3') else 0)
print([10, 20, 30] * Indexed() == [10, 20, 30] * 11, bin(Indexed()), 'abcdefghijklmn'[Indexed()])
for argument in ('x', '', '1.5', None, [], Bad(), b'\xff', '٣x'):
    try:
        print(int(argument))
    except Exception as e:
        print(type(e).__name__, e if not isinstance(argument, Bad) else '')
try:
    int(1.0, 10)
except TypeError as e:
    print(e)

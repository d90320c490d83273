# Conversions between ints and decimal texts stop at a number of digits that the program can change.
import sys


def attempt(convert):
    try:
        print(len(str(convert()))) if convert is not huge else print(len(convert()))
    except (ValueError, TypeError, SyntaxError) as error:
        print(type(error).__name__, str(error).split(" (<")[0])


def huge():
    return str(10 ** 4300)


print(sys.get_int_max_str_digits(), len(str(10 ** 4299)), len("%x" % 10 ** 6000), int("1_1" * 1500) % 1000)
attempt(huge)
for convert in (lambda: int("1" * 4301), lambda: int(" -" + "7" * 4301), lambda: f"{-10 ** 4300}", lambda: "%d" % 10 ** 4300,
                lambda: repr([10 ** 4300]), lambda: compile("x = " + "1" * 4301, "text", "exec"), lambda: int("12" * 2500, 3),
                lambda: sys.set_int_max_str_digits(639), lambda: sys.set_int_max_str_digits(-1),
                lambda: sys.set_int_max_str_digits("5")):
    attempt(convert)
sys.set_int_max_str_digits(640)
print(sys.get_int_max_str_digits(), int("9" * 640) + 1 == 10 ** 640, int("f" * 700, 16).bit_length())
attempt(lambda: int("9" * 641))
attempt(lambda: 10 ** 640)
sys.set_int_max_str_digits(0)
print(len(huge()), int("3" * 5000) * 3 + 1 == 10 ** 5000, sys.get_int_max_str_digits())
print(sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)

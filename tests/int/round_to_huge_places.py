# Rounding to more places before the point than a number can have: CPython would build the power of ten.
# faults: wrap, long
print(round(12345, -10 ** 30), round(-(10 ** 40), -2 ** 31), round(7, -2 ** 63), round(2 ** 100, -1000))

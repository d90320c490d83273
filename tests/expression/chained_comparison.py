# a < b < c evaluates b once, and stops at the first false link.
calls = []

def mid(value):
    calls.append(value)
    return value

print(1 < mid(2) < 3, calls)
print(5 < mid(4) < mid(9), calls)
print(1 <= 1 <= 1 == 1 != 2 > 0)
print(1 < 3 > 2, 1 < 2 < 3 < 4 < 4, 3 > 2 > 1 > 0)
print("a" < "b" < "c" != "d", 1 == 1.0 == True)
lst = [1, 2]
print(1 in lst == True, (1 in lst) == True)
print(2 in lst in [lst], lst is lst is not None)

# Overflow to infinity, underflow to zero, the largest and smallest values of a float.
huge = 1e30
for i in range(3):
    print(huge, -huge)
    huge = huge * huge if i < 1 else huge * 1e10
tiny = 1e-30
for i in range(3):
    print(tiny, -tiny)
    tiny = tiny * 1e-10
print(3e38, 4e38, 3.4028235e38, 1.1754944e-38, 1e-45, 1e-46)
print(1e38 * 10, 1e38 + 1e38 + 1e38 + 1e38, -1e38 * 10, 1e38 * 10 - 1e38 * 10 == 0)
try:
    print(10.0 ** 39)
except OverflowError as e:
    print('OverflowError')
big, steps = 1.0, 0
while big < 1e300 and big * 2 != big:
    big, steps = big * 2, steps + 1
print(steps, big == float('inf'))

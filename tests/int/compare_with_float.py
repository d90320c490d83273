# Comparison of integers with floats is exact, however big the integer is.
print(1 == 1.0, 1 != 1.5, 1 < 1.5, 2 > 1.5, 3 >= 3.0, -1 <= -1.0)
print(2 ** 40 == 1099511627776.0, 2 ** 40 + 1 == 1099511627776.0, 2 ** 40 + 1 > 1099511627776.0)
print(2 ** 100 == float(2 ** 100), 2 ** 100 + 1 == float(2 ** 100), 2 ** 100 - 1 < float(2 ** 100))
print(10 ** 400 > 1.0, -10 ** 400 < 1.0, 10 ** 400 < float('inf'), 10 ** 400 > float('-inf'))
nan = float('nan')
print(1 < nan, 1 > nan, 1 == nan, 1 != nan, 10 ** 30 == nan, 10 ** 30 != nan)
print(sorted([2.5, 1, 3, 0.5, -1, 2]), max(1, 1.5, 2), min(0.5, 0, 1))
print(1.0 in [1, 2], 3 in (3.0,), {1: 'one'}[1.0], {2.0: 'two'}[2], hash(7) == hash(7.0))
print(0 == -0.0, 0 == 0.0, not -0.0)
big = 1 << 80
print(hash(big) == hash(float(big)), {big: 'big'}[float(big)])

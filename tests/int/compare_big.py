# Comparison of small and big integers of both signs, sorting them, and use as keys.
values = [5, -5, 0, 2 ** 30, -2 ** 30, 2 ** 31, 2 ** 62, 2 ** 63, -2 ** 63, 2 ** 64, -2 ** 64, 10 ** 30, -10 ** 30, 10 ** 30 + 1]
ordered = sorted(values)
print(ordered)
for a, b in zip(ordered, ordered[1:]):
    assert a < b and b > a and a <= b and b >= a and a != b and not a == b and not a > b
print(max(values), min(values), sorted(values, reverse=True)[:3])
print(2 ** 64 == 2 ** 64, 2 ** 64 + 1 == 2 ** 64, 2 ** 64 != 2 ** 64, -(2 ** 64) < 0 < 2 ** 64)
table = {2 ** 64: 'a', 10 ** 30: 'b'}
print(table[1 << 64], table[int('1' + '0' * 30)], (2 ** 64 + 1) in table)
print(hash(2 ** 70) == hash(1 << 70), len({2 ** 70, 1 << 70, 4 ** 35}))
print(2 ** 64 == 'x', 2 ** 64 != None)
try:
    2 ** 64 < '1'
except TypeError as e:
    print(e)

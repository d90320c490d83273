# Ranges near and beyond the limits of small ints count correctly.
# faults: wrap
for start in (2 ** 29 - 2, 2 ** 30 - 2, 2 ** 31 - 2, 2 ** 62 - 2, 2 ** 63 - 2, 2 ** 64, -2 ** 30 - 2, -2 ** 31 - 2, -2 ** 63 - 2):
    print(list(range(start, start + 4)), list(range(start + 3, start - 1, -2)), range(start, start + 9, 4)[1])
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, list(big), len(big), big[-1], big[1:3], 10 ** 20 + 3 in big, 10 ** 20 + 4 in big, big.index(10 ** 20 + 6), big.count(5))
wide = range(0, 10 ** 18, 10 ** 17)
print(list(wide) == [i * 10 ** 17 for i in range(10)], len(wide), 3 * 10 ** 17 in wide, wide[::-1][0])
print(10 ** 30 in range(10), 5 in range(10 ** 30), -5 in range(0, -10 ** 30, -5), 10 ** 29 in range(0, 10 ** 30, 10 ** 28), range(10 ** 30)[5], bool(range(10 ** 30)))
count = 0
for i in range(2 ** 31 - 3, 2 ** 31 + 3):
    count += i
print(count, i, sum(range(2 ** 62 - 1, 2 ** 62 + 2)))
it = iter(range(2 ** 40))
print(next(it), next(it), range(0, 100, 2 ** 70), list(range(0, 100, 2 ** 70)), list(range(2 ** 70, 0, -2 ** 69)))
try:
    len(range(10 ** 30))
except OverflowError as e:
    print('OverflowError')

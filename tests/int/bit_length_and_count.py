# bit_length and bit_count around every power of two, and agreement with bin().
for n in (0, 1, 2, 3, 4, 7, 8, 255, 256, 2 ** 30 - 1, 2 ** 30, 2 ** 31, 2 ** 32 - 1, 2 ** 62, 2 ** 64, 2 ** 100 - 1):
    assert n.bit_length() == (-n).bit_length() == (len(bin(n)) - 2 if n else 0)
    assert n.bit_count() == bin(n).count('1') == (-n).bit_count()
    print(n, n.bit_length(), n.bit_count())
print((-1).bit_length(), True.bit_length(), (-5).bit_count())

lengths = []
n = 1
for i in range(12):
    n = n * 1000 + 7
    lengths.append(n.bit_length())
print(lengths)
print(int.bit_length(10 ** 50), (10 ** 50 - 10 ** 50).bit_length())

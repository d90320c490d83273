# Shifts and masks on small, big and negative ints, with the signs of floor arithmetic.
for n in (5, -5, 1 << 40, -(1 << 40) - 1):
    print(n >> 1, n << 3, n & 0xFF, n | 0xFF, n ^ 0xFF, ~n, +n, -n)
word = 0xDEADBEEF
print([word >> s & 0xFF for s in (24, 16, 8, 0)], hex(word << 32 | word), word & -word)
checksum = 0
for b in b"terrarium":
    checksum = (checksum << 5 ^ checksum >> 27 ^ b) & 0xFFFFFFFF
print(checksum, "{:08x} {:#034b}".format(checksum, checksum))
x = 1
x <<= 70
x |= 1
x ^= x >> 35
x &= ~0xF
print(x, x >> 69, x >> 200, -x >> 200, x.bit_length())
print(True << 3, False | True, True ^ True, ~True, 6 & True)
for bad in (lambda: 1 << -1, lambda: 1 << "2", lambda: 1.5 & 1, lambda: ~"a", lambda: 1 >> -5):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(e)

# And, or, xor, not: small, big and mixed, with two's complement meaning for negatives.
values = (0, 1, -1, 5, -6, 0xFF, -256, 1 << 40, -(1 << 40), (1 << 65) + 5, -(1 << 65) - 5)
for a in values:
    for b in (-1, 3, -4, 0xF0F0F0F0F0F0F0F0F0, -(1 << 33)):
        x, o, n = a ^ b, a | b, a & b
        assert o == x + n
        assert a + b == o + n
        assert ~(a & b) == ~a | ~b
    print(a, ~a, a & 0xFF, a | 0x10, a ^ -1, a & -2)
print(0b1100 & 0b1010, 0b1100 | 0b1010, 0b1100 ^ 0b1010)
print(True & False, True | False, True ^ True, ~True, True & 3)
a = 0xFFFF
a &= 0xF0F
a |= 0x1000
a ^= 0x3
print(hex(a))
try:
    1 & 1.0
except TypeError as e:
    print(e)
try:
    'a' | 1
except TypeError as e:
    print(e)

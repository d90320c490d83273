# Bit flags in functions: setting, clearing, testing and listing bits.
READ, WRITE, EXEC = 1 << 0, 1 << 1, 1 << 2
ALL = READ | WRITE | EXEC

def describe(flags, /):
    return "".join(c if flags & 1 << i else "-" for i, c in enumerate("rwx"))

for mode in (0, READ, READ | EXEC, ALL & ~WRITE, ALL ^ READ, ~READ & ALL, +WRITE):
    print(mode, describe(mode))

def bits(n, /):
    while n:
        low = n & -n
        yield low.bit_length() - 1
        n ^= low

def popcount(n):
    count = 0
    while n:
        count += n & 1
        n >>= 1
    return count

def reverse(n, width=8):
    out = 0
    for _ in range(width):
        out = out << 1 | n & 1
        n >>= 1
    return out

print(list(bits(0b101101)), popcount(0xFF0F), reverse(0b1101), reverse(reverse(201)))
print([hex(1 << 40 | 1 << i) for i in (0, 39)], (1 << 100) >> 98, ~(1 << 33))

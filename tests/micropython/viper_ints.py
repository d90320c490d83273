# Ints of a viper function are one word: what goes beyond is cut off, as signed or unsigned.
import micropython
import sys

BITS = 32 if sys.maxsize < 1 << 32 else 64


def signed(n):
    n &= (1 << BITS) - 1
    return n - (1 << BITS) if n >> (BITS - 1) else n


def unsigned(n):
    return n & ((1 << BITS) - 1)


@micropython.viper
def arithmetic(a: int, b: int):
    c = a
    c += b
    d = a * b - 1
    return a + b, a - b, a * b, a << 3, -a, ~a, c, d, a & b, a | b, a ^ b, a >> 1


@micropython.viper
def of_unsigned(a: uint, b: uint):
    c = a
    c *= b
    c -= uint(1)
    return a + b, a - b, a * b, a << 3, ~a, c, a & b, a | b, a ^ b, a >> 1


def check(a, b):
    s, t, u, v = signed(a), signed(b), unsigned(a), unsigned(b)
    expected = (s + t, s - t, s * t, s << 3, -s, ~s, s + t, s * t - 1, s & t, s | t, s ^ t, s >> 1)
    found = arithmetic(a, b)
    if found != tuple(map(signed, expected)):
        print('int', a, b, found)
    expected = (u + v, u - v, u * v, u << 3, ~u, u * v - 1, u & v, u | v, u ^ v, u >> 1)
    found = of_unsigned(a, b)
    if found != tuple(map(unsigned, expected)):
        print('uint', a, b, found)


top = 1 << (BITS - 1)
numbers = [0, 1, -1, 5, -7, 255, 65537, top - 1, -top, top, top + 12345, 2 * top - 1, 1 << 30, -1 << 30, 3 << 70]
for a in numbers:
    for b in numbers:
        check(a, b)


@micropython.viper
def djb2(data) -> uint:
    p = ptr8(data)
    h = uint(5381)
    for i in range(int(len(data))):
        h = (h << 5) + h ^ uint(p[i])
    return h


def plain(data):
    h = 5381
    for x in data:
        h = unsigned((h << 5) + h) ^ x
    return h


text = b'The quick brown fox jumps over the lazy dog'
print(djb2(text) == plain(text), djb2(bytearray(text)) & 0xffff, djb2(b''))


@micropython.viper
def tuple_of(a: int, b: int):
    a, b = b * 2, a - 1
    for i in range(3):
        b += i << 28
    return a == b, bool(a), object(a), int(True), (a if b else b)


print(tuple_of(3, 4))


@micropython.viper
def counted(n: int, flag: bool, thing: object, more=5):
    """Ordinary objects are what they always are."""
    total = 0
    while n > 0:
        total, n = total + n, n - 1
    return total, flag, thing + thing, more + 1 << 80


print(counted(4, [1], 'ab'), counted(0, 0, 1 << 80, more=1)[2] == 1 << 81)
for bad in ('x', None, 1.5, []):
    try:
        arithmetic(bad, 1)
    except TypeError:
        print('TypeError')

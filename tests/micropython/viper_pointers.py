# ptr8, ptr16 and ptr32 read and write the bytes of a buffer, unsigned, and cut what does not fit.
import micropython
import uctypes
from array import array


@micropython.viper
def fill(p: ptr8, n: int, first: int):
    for i in range(n):
        p[i] = first + i


@micropython.viper
def swap(buf, n: int):
    p = ptr16(buf)
    i = 0
    while i < n:
        p[i] = (p[i] >> 8) | (p[i] << 8)
        i += 1


@micropython.viper
def total(p: ptr32, n: int) -> int:
    s = 0
    for i in range(n):
        s += p[i] >> 4
    return s


@micropython.viper
def store(p: ptr32, i: int, v: int):
    p[i] = v
    p[i] += 2
    p[i + 1] ^= 0xff


@micropython.viper
def get(p: ptr8, i: int) -> int:
    return p[i]


@micropython.viper
def words(buf):
    p = ptr8(buf)
    q = ptr16(p)
    r = ptr32(buf)
    return p[1], q[1], r[0]


b = bytearray(8)
fill(b, 8, 250)
print(b)
swap(b, 3)
print(b)
print(words(b), words(memoryview(b)[4:]), words(b'abcdefgh'))
a = array('I', [16, 32, 48, 0xfffffff0])
print(total(a, 3), total(a, 4) & 0xffffffff)
b = bytearray(12)
store(b, 1, -1)
print(b)

# An index outside of the buffer, which MicroPython does not look at, is an error; so is a read-only one.
for wrong in (lambda: get(b, 12), lambda: get(b, -1), lambda: get(b'', 0), lambda: store(b, 3, 0),
              lambda: words(bytearray(3)), lambda: fill(b'abc', 1, 0), lambda: get('abc', 0), lambda: get(5, 0)):
    try:
        print(wrong())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__)


# An address is one of the heap here; what lies there stays in place.
@micropython.viper
def through_address(buf) -> int:
    at = uint(ptr8(buf))
    p = ptr8(at + uint(2))
    p[0] = 77
    q = ptr16(int(at) + 2)
    q[1] = 0x4142
    return p[0]


b = bytearray(b'abcdefgh')
print(through_address(b), b, get(uctypes.addressof(b), 2))


class Screen:
    def __init__(self):
        self.buf = bytearray(4)
        self.on = 3

    @micropython.viper
    def draw(self, x: int) -> int:
        p = ptr8(self.buf)
        p[x] = int(self.on) << 6
        return x + int(self.on)

    @staticmethod
    @micropython.native
    def twice(x, y=1):
        "native is compiled like anything else"
        return 2 * x + y


s = Screen()
print(s.draw(2), s.buf, Screen.twice(4), Screen.twice.__name__)


@micropython.bytecode
def plain(uint, int=3):
    return uint + int


print(plain(1 << 80) > 1 << 79)
for text in ('@micropython.asm_thumb\ndef f(): pass', '@micropython.viper\nclass C: pass', '@micropython.viper\nx = 1'):
    try:
        exec(text, {'micropython': micropython})
        print('no error')
    except SyntaxError as e:
        print('SyntaxError')

# Keypad, Morse, infrared and humidity sensor protocols.
class Keypad:
    KEYS = ('123A', '456B', '789C', '*0#D')

    def __init__(self, rows, cols):
        self.rows = rows
        self.cols = cols
        self.pressed = set()

    def scan(self):
        for r, row in enumerate(self.KEYS):
            for c, k in enumerate(row):
                if (r, c) in self.pressed:
                    yield k
k = Keypad(4, 4)
k.pressed |= {(0, 1), (3, 2)}
print(list(k.scan()), ''.join(k.scan()))


class Morse:
    T = {'S': '...', 'O': '---', 'E': '.', ' ': ' '}
    R = {v: k for k, v in T.items()}

    def enc(self, s):
        return ' '.join((self.T.get(c.upper(), '?') for c in s))

    def dec(self, s):
        return ''.join((self.R.get(w, '#') for w in s.split(' ')))
m = Morse()
print(m.enc('sos e'), m.dec('... --- ...'))


def life(g, w, h):
    n = bytearray(len(g))
    for y in range(h):
        for x in range(w):
            s = sum((g[(y + dy) % h * w + (x + dx) % w] for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dx or dy))
            n[y * w + x] = s == 3 or (s == 2 and g[y * w + x])
    return n
g = bytearray(64)
for x, y in ((1, 0), (2, 1), (0, 2), (1, 2), (2, 2)):
    g[y * 8 + x] = 1
for _ in range(4):
    g = life(g, 8, 8)
print([(i % 8, i // 8) for i, v in enumerate(g) if v])


class Rotary:
    T = (0, 1, -1, 0, -1, 0, 0, 1, 1, 0, 0, -1, 0, -1, 1, 0)

    def __init__(self):
        self.s = 0
        self.v = 0

    def step(self, a, b):
        self.s = (self.s << 2 | a << 1 | b) & 15
        self.v += self.T[self.s]
        return self.v
r = Rotary()
print([r.step(a, b) for a, b in ((0, 1), (1, 1), (1, 0), (0, 0), (0, 1), (0, 0))])


def ir_nec(pulses):
    bits = 0
    for i in range(32):
        bits |= (pulses[i] > 1000) << i
    a, na, c, nc = (bits & 255, bits >> 8 & 255, bits >> 16 & 255, bits >> 24 & 255)
    return (hex(a), hex(c)) if a ^ na == 255 and c ^ nc == 255 else None
v = 21 | 234 << 8 | 47 << 16 | 208 << 24
print(ir_nec([1690 if v >> i & 1 else 560 for i in range(32)]), ir_nec([560] * 32))


def dht(pulses):
    b = bytearray(5)
    for i, p in enumerate(pulses):
        b[i // 8] = b[i // 8] << 1 & 255 | (p > 50)
    if b[0] + b[1] + b[2] + b[3] & 255 != b[4]:
        raise Exception('checksum error')
    t = ((b[2] & 127) << 8 | b[3]) * 0.1
    return ((b[0] << 8 | b[1]) * 0.1, -t if b[2] & 128 else t)
data = bytes((2, 140, 128, 95))
data += bytes([sum(data) & 255])
print('%.1f%% %.1fC' % dht([70 if b >> 7 - i & 1 else 26 for b in data for i in range(8)]))
try:
    dht([70] * 39 + [20])
except Exception as e:
    print(e)
import heapq
h = []
for t, n in ((5, 'e'), (1, 'a'), (3, 'c')):
    heapq.heappush(h, (t, n))
print([heapq.heappop(h) for _ in range(3)])


def hsv(h, s, v):
    i = int(h * 6)
    f = h * 6 - i
    p = v * (1 - s)
    q = v * (1 - f * s)
    t = v * (1 - (1 - f) * s)
    return [(v, t, p), (q, v, p), (p, v, t), (p, q, v), (t, p, v), (v, p, q)][i % 6]
print([tuple((int(c * 255) for c in hsv(x / 8, 1, 0.5))) for x in range(0, 8, 3)])


def lerp(x, a, b, c, d):
    return (x - a) * (d - c) // (b - a) + c
print([lerp(x, 0, 1023, 26, 128) for x in (0, 512, 1023)], [min(max(x, 0), 9) for x in (-5, 5, 50)])
gamma = bytes((int((i / 31) ** 2.2 * 255 + 0.5) for i in range(32)))
print(gamma)

# A clock and an EEPROM in pages.
def _bcd2dec(b):
    return (b >> 4) * 10 + (b & 15)


def _dec2bcd(d):
    return d // 10 << 4 | d % 10


class I2C:

    def __init__(self):
        self.m = bytearray(32)

    def readfrom_mem(self, a, r, n):
        return bytes(self.m[r:r + n])

    def writeto_mem(self, a, r, d):
        self.m[r:r + len(d)] = d


class DS3231:

    def __init__(self, i2c):
        self.i2c = i2c

    def datetime(self, dt=None):
        if dt is None:
            b = self.i2c.readfrom_mem(104, 0, 7)
            return (_bcd2dec(b[6]) + 2000, _bcd2dec(b[5] & 31), _bcd2dec(b[4]), b[3],
                    _bcd2dec(b[2]), _bcd2dec(b[1]), _bcd2dec(b[0]), 0)
        y, mo, d, wd, h, m, s = dt[:7]
        self.i2c.writeto_mem(104, 0, bytes(map(_dec2bcd, (s, m, h, wd, d, mo, y % 100))))

    @property
    def temperature(self):
        t = self.i2c.readfrom_mem(104, 17, 2)
        i = t[0] << 8 | t[1]
        return ((i >> 6) - (1024 if i & 32768 else 0)) * 0.25
r = DS3231(I2C())
r.datetime((2024, 2, 29, 4, 23, 59, 58))
print(r.datetime(), r.i2c.m[:8])
r.i2c.m[17:19] = b'\x19\xc0'
print(r.temperature)
r.i2c.m[17:19] = b'\xf5@'
print(r.temperature)
fmt = '{:04d}-{:02d}-{:02d} {:02d}:{:02d}:{:02d}'
y, mo, d, w, h, mi, s, _ = r.datetime()
print(fmt.format(y, mo, d, h, mi, s), '%02d/%02d/%d' % (d, mo, y))


class EEPROM:

    def __init__(self, n, page):
        self.m = bytearray(b'\xff' * n)
        self.page = page
        self.writes = 0

    def __len__(self):
        return len(self.m)

    def __getitem__(self, k):
        if isinstance(k, slice):
            start = k.start if k.start is not None else 0
            stop = k.stop if k.stop is not None else len(self)
            return self.m[start:stop]
        return self.m[k]

    def __setitem__(self, k, v):
        if isinstance(k, slice):
            start = k.start or 0
            mv = memoryview(v)
            off = 0
            while off < len(v):
                n = min(len(v) - off, self.page - (start + off) % self.page)
                self.m[start + off:start + off + n] = mv[off:off + n]
                self.writes += 1
                off += n
        else:
            self.m[k] = v
            self.writes += 1
e = EEPROM(64, 16)
e[10:30] = b'abcdefghijklmnopqrst'
e[5] = 7
print(e[8:32], e[5], e.writes, e[:3], len(e[60:]))

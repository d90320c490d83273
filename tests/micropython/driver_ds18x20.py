# The 1-Wire thermometer on a bus that answers from a list. What is expected is what MicroPython 1.27 prints.
from micropython import const
_CONVERT = const(68)
_RD_SCRATCH = const(190)
_WR_SCRATCH = const(78)


class OneWireError(Exception):
    pass


class OneWire:
    SEARCH_ROM = 240
    MATCH_ROM = 85
    SKIP_ROM = 204

    def __init__(self):
        self.sent = bytearray()
        self.replies = []

    def reset(self, required=False):
        self.sent = bytearray()
        return True

    def writebyte(self, v):
        self.sent.append(v)

    def write(self, buf):
        for b in buf:
            self.writebyte(b)

    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = self.replies.pop(0)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(self.MATCH_ROM)
        self.write(rom)

    def scan(self):
        return [bytearray(b'(\xff\x01\x02\x03\x04\x05\x06'), bytearray(b'\x10abcdefg'), bytearray(b'\x01no')]

    def crc8(self, data):
        crc = 0
        for i in range(len(data)):
            byte = data[i]
            for b in range(8):
                fb_bit = (crc ^ byte) & 1
                if fb_bit == 1:
                    crc = crc ^ 24
                crc = crc >> 1 & 127
                if fb_bit == 1:
                    crc = crc | 128
                byte = byte >> 1
        return crc


class DS18X20:

    def __init__(self, onewire):
        self.ow = onewire
        self.buf = bytearray(9)

    def scan(self):
        return [rom for rom in self.ow.scan() if rom[0] in (16, 34, 40)]

    def convert_temp(self):
        self.ow.reset(True)
        self.ow.writebyte(self.ow.SKIP_ROM)
        self.ow.writebyte(_CONVERT)

    def read_scratch(self, rom):
        self.ow.reset(True)
        self.ow.select_rom(rom)
        self.ow.writebyte(_RD_SCRATCH)
        self.ow.readinto(self.buf)
        if self.ow.crc8(self.buf):
            raise Exception('CRC error')
        return self.buf

    def read_temp(self, rom):
        try:
            buf = self.read_scratch(rom)
            if rom[0] == 16:
                if buf[1]:
                    t = buf[0] >> 1 | 128
                    t = -(~t + 1 & 255)
                else:
                    t = buf[0] >> 1
                return t - 0.25 + (buf[7] - buf[6]) / buf[7]
            elif rom[0] in (34, 40):
                t = buf[1] << 8 | buf[0]
                if t & 32768:
                    t = -((t ^ 65535) + 1)
                return t / 16
            else:
                return None
        except AssertionError:
            return None
ow = OneWire()
ds = DS18X20(ow)
roms = ds.scan()
print('found devices:', roms)
ds.convert_temp()


def scratch(*b):
    b = list(b)
    b.append(ow.crc8(bytes(b)))
    return b
for rom in roms:
    for d in ((145, 1, 75, 70, 127, 255, 12, 16), (94, 255, 75, 70, 127, 255, 12, 16), (0, 0, 1, 2, 3, 4, 5, 8)):
        ow.replies = scratch(*d)
        print(''.join(('{:02x}'.format(x) for x in rom)), ds.read_temp(rom), ow.sent)
ow.replies = [1] * 9
try:
    ds.read_temp(roms[0])
except Exception as e:
    print(e, type(e), e.args)

# An SD card on a bus that answers for the card. What is expected is what MicroPython 1.27 prints.
from micropython import const
_CMD_TIMEOUT = const(100)
_R1_IDLE_STATE = const(1 << 0)
_R1_ILLEGAL_COMMAND = const(1 << 2)
_TOKEN_DATA = const(254)


class SPI:

    def __init__(self):
        self.mem = {}
        self.q = []
        self.log = 0

    def write(self, b):
        self.log += len(b)
        if len(b) == 6 and b[0] & 64:
            self.cmd(b[0] & 63, int.from_bytes(b[1:5], 'big'))

    def cmd(self, c, arg):
        r = {0: [1], 8: [1, 0, 0, 1, 170], 58: [0, 192, 0, 0, 0], 55: [1], 41: [0], 16: [0],
             9: [0, 254] + list(b'@\x0e\x002[Y\x00\x00\x1di\x7f\x80\n@\x00\x01') + [0, 0],
             17: [0, 254] + [arg + i & 255 for i in range(512)] + [0, 0]}.get(c, [4])
        self.q = list(r)

    def readinto(self, buf, w=0):
        for i in range(len(buf)):
            buf[i] = self.q.pop(0) if self.q else 255

    def read(self, n, w=0):
        b = bytearray(n)
        self.readinto(b)
        return bytes(b)

    def write_readinto(self, a, b):
        self.readinto(b)


class SDCard:

    def __init__(self, spi):
        self.spi = spi
        self.cmdbuf = bytearray(6)
        self.dummybuf = bytearray(512)
        self.tokenbuf = bytearray(1)
        for i in range(512):
            self.dummybuf[i] = 255
        self.dummybuf_memoryview = memoryview(self.dummybuf)
        self.init_card()

    def init_card(self):
        for i in range(16):
            self.spi.write(b'\xff')
        for _ in range(5):
            if self.cmd(0, 0, 149) == _R1_IDLE_STATE:
                break
        else:
            raise OSError('no SD card')
        r = self.cmd(8, 426, 135, 4)
        if r == _R1_IDLE_STATE:
            self.init_card_v2()
        else:
            raise OSError("couldn't determine SD card version")
        if self.cmd(9, 0, 0, 0, False) != 0:
            raise OSError('no response from SD card')
        csd = bytearray(16)
        self.readinto(csd)
        if csd[0] & 192 == 64:
            self.sectors = ((csd[7] << 16 | csd[8] << 8 | csd[9]) + 1) * 1024
        elif csd[0] & 192 == 0:
            c_size = (csd[6] & 3) << 10 | csd[7] << 2 | csd[8] >> 6
            self.sectors = (c_size + 1) * 4
        if self.cmd(16, 512, 0) != 0:
            raise OSError("can't set 512 block size")

    def init_card_v2(self):
        for i in range(_CMD_TIMEOUT):
            self.cmd(58, 0, 0, 4)
            self.cmd(55, 0, 0)
            if self.cmd(41, 1073741824, 0) == 0:
                self.cmd(58, 0, 0, -4)
                ocr = self.tokenbuf[0]
                self.cdv = 512 if not ocr & 64 else 1
                return
        raise OSError('timeout waiting for v2 card')

    def cmd(self, cmd, arg, crc, final=0, release=True):
        buf = self.cmdbuf
        buf[0] = 64 | cmd
        buf[1] = arg >> 24
        buf[2] = arg >> 16 & 255
        buf[3] = arg >> 8 & 255
        buf[4] = arg & 255
        buf[5] = crc
        self.spi.write(buf)
        for i in range(_CMD_TIMEOUT):
            self.spi.readinto(self.tokenbuf, 255)
            response = self.tokenbuf[0]
            if not response & 128:
                if final < 0:
                    self.spi.readinto(self.tokenbuf, 255)
                    final = -1 - final
                for j in range(final):
                    self.spi.write(b'\xff')
                    self.spi.readinto(bytearray(1)) if 0 else None
                return response
        return -1

    def readinto(self, buf):
        for i in range(_CMD_TIMEOUT):
            self.spi.readinto(self.tokenbuf, 255)
            if self.tokenbuf[0] == _TOKEN_DATA:
                break
        else:
            raise OSError('timeout waiting for response')
        mv = self.dummybuf_memoryview
        if len(buf) != len(mv):
            mv = mv[:len(buf)]
        self.spi.write_readinto(mv, buf)
        self.spi.write(b'\xff')
        self.spi.write(b'\xff')

    def readblocks(self, block_num, buf):
        nblocks = len(buf) // 512
        assert nblocks and (not len(buf) % 512), 'Buffer length is invalid'
        if nblocks == 1:
            if self.cmd(17, block_num * self.cdv, 0, release=False) != 0:
                raise OSError(5)
            self.readinto(buf)

    def ioctl(self, op, arg):
        if op == 4:
            return self.sectors
        if op == 5:
            return 512
sd = SDCard(SPI())
print(sd.sectors, sd.ioctl(4, None), sd.ioctl(5, None), sd.cdv)
b = bytearray(512)
sd.readblocks(7, b)
print(b[:8], b[-4:], sd.spi.log)
try:
    sd.readblocks(0, bytearray(100))
except AssertionError as e:
    print(e)

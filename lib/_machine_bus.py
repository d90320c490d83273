# SPDX-License-Identifier: MIT
"""machine.I2C, SoftI2C, SPI and SoftSPI: all are bits on pins (_hardware)."""
import _hardware

# What _hardware.i2c() does.
_SETUP, _START, _ADDRESS, _READ, _WRITE, _REFUSE, _STOP = 1, 2, 4, 8, 16, 32, 64


class SoftI2C:
    def __init__(self, scl, sda, *, freq=400000, timeout=50000):
        self.init(scl, sda, freq=freq)

    def init(self, scl=None, sda=None, *, freq=400000, timeout=50000):
        if scl is not None:
            self._scl = _hardware.pin(scl)
            self._sda = _hardware.pin(sda)
        self._freq = freq
        self._do(_SETUP | _STOP)

    def deinit(self):
        pass

    def _do(self, what, buf=None):
        done = _hardware.i2c(self._scl, self._sda, self._freq, what, buf)
        if done < 0:
            raise OSError(-done)
        return done

    def scan(self):
        found = []
        for addr in range(8, 0x78):
            if _hardware.i2c(self._scl, self._sda, self._freq, addr << 8 | _START | _ADDRESS | _STOP, None) == 0:
                found.append(addr)
        return found

    def start(self):
        self._do(_START)

    def stop(self):
        self._do(_STOP)

    def readinto(self, buf, nack=True):
        self._do(_READ | _REFUSE * nack, buf)

    def write(self, buf):
        return self._do(_WRITE, buf)

    def readfrom_into(self, addr, buf, stop=True):
        self._do(addr << 8 | _START | _ADDRESS | _READ | _REFUSE | _STOP * stop, buf)

    def readfrom(self, addr, nbytes, stop=True):
        buf = bytearray(nbytes)
        self.readfrom_into(addr, buf, stop)
        return bytes(buf)

    def writeto(self, addr, buf, stop=True):
        return self._do(addr << 8 | _START | _ADDRESS | _WRITE | _STOP * stop, buf)

    def writevto(self, addr, vector, stop=True):
        done = self._do(addr << 8 | _START | _ADDRESS)
        for buf in vector:
            done += self._do(_WRITE, buf)
        if stop:
            self.stop()
        return done

    def _register(self, addr, memaddr, addrsize):
        self.writeto(addr, memaddr.to_bytes(addrsize // 8, "big"), False)

    def readfrom_mem_into(self, addr, memaddr, buf, *, addrsize=8):
        self._register(addr, memaddr, addrsize)
        self.readfrom_into(addr, buf)

    def readfrom_mem(self, addr, memaddr, nbytes, *, addrsize=8):
        buf = bytearray(nbytes)
        self.readfrom_mem_into(addr, memaddr, buf, addrsize=addrsize)
        return bytes(buf)

    def writeto_mem(self, addr, memaddr, buf, *, addrsize=8):
        self._register(addr, memaddr, addrsize)
        buf = memoryview(buf.encode() if isinstance(buf, str) else buf).cast("B")
        if self._do(_WRITE | _STOP, buf) != len(buf):
            raise OSError(5)


class I2C(SoftI2C):
    def __init__(self, id=0, *, scl=None, sda=None, freq=400000, timeout=50000):
        pins = (scl, sda) if scl is not None else _hardware.bus_pins(0, id)
        super().__init__(pins[0], pins[1], freq=freq)


class SoftSPI:
    MSB = 0
    LSB = 1

    def __init__(self, baudrate=500000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None, miso=None):
        self._pins = (sck, mosi, miso)
        self._mode = 0
        self.init(baudrate, polarity=polarity, phase=phase, bits=bits, firstbit=firstbit)

    def init(self, baudrate=None, *, polarity=None, phase=None, bits=8, firstbit=None, sck=None, mosi=None, miso=None):
        from machine import Pin

        if bits != 8:
            raise ValueError("bits must be 8")
        given = (sck, mosi, miso)
        pins = [self._pins[i] if given[i] is None else given[i] for i in range(3)]
        self._pins = tuple([None if p is None else _hardware.pin(p) for p in pins])
        if baudrate:
            self._freq = baudrate
        for value, bit in ((polarity, 1), (phase, 2), (firstbit, 4)):
            if value is not None:
                self._mode = self._mode & ~bit | bit * bool(value)
        sck, mosi, miso = self._pins
        Pin(sck, Pin.OUT, value=self._mode & 1)
        if mosi is not None:
            Pin(mosi, Pin.OUT)
        if miso is not None:
            Pin(miso, Pin.IN)

    def deinit(self):
        pass

    def write(self, buf):
        _hardware.spi(self._pins, self._freq, self._mode, buf, None)

    def readinto(self, buf, write=0):
        _hardware.spi(self._pins, self._freq, self._mode, bytes((write,)), buf)

    def read(self, nbytes, write=0):
        buf = bytearray(nbytes)
        self.readinto(buf, write)
        return bytes(buf)

    def write_readinto(self, write_buf, read_buf):
        if len(write_buf) != len(read_buf):
            raise ValueError("buffers must be the same length")
        _hardware.spi(self._pins, self._freq, self._mode, write_buf, read_buf)


class SPI(SoftSPI):
    def __init__(self, id=0, baudrate=1000000, *, polarity=0, phase=0, bits=8, firstbit=0, sck=None, mosi=None,
                 miso=None):
        if sck is None:
            sck, mosi, miso = _hardware.bus_pins(1, id)
        super().__init__(baudrate, polarity=polarity, phase=phase, bits=bits, firstbit=firstbit,
                         sck=sck, mosi=mosi, miso=miso)

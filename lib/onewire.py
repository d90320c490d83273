# SPDX-License-Identifier: MIT
"""onewire: a master of the OneWire bus, as MicroPython has it. Slots are in C (_onewire)."""
import _onewire

crc8 = _onewire.crc8


class OneWireError(Exception):
    pass


class OneWire:
    SEARCH_ROM = 0xF0
    MATCH_ROM = 0x55
    SKIP_ROM = 0xCC

    def __init__(self, pin):
        self.pin = pin
        pin.init(pin.OPEN_DRAIN, pin.PULL_UP, value=1)

    def reset(self, required=False):
        present = _onewire.reset(self.pin)
        if required and not present:
            raise OneWireError
        return present

    def readbit(self):
        return _onewire.readbit(self.pin)

    def readbyte(self):
        return _onewire.readbyte(self.pin)

    def readinto(self, buf):
        for i in range(len(buf)):
            buf[i] = _onewire.readbyte(self.pin)

    def writebit(self, value):
        return _onewire.writebit(self.pin, value)

    def writebyte(self, value):
        return _onewire.writebyte(self.pin, value)

    def write(self, buf):
        for byte in buf:
            _onewire.writebyte(self.pin, byte)

    def select_rom(self, rom):
        self.reset()
        self.writebyte(self.MATCH_ROM)
        self.write(rom)

    def crc8(self, data):
        return crc8(data)

    # At each bit that devices disagree about, the branch of 1 is followed first; the next search goes the
    # other way at the last such bit. A bit that nobody answers means that they have gone.
    def scan(self):
        roms = []
        rom = bytearray(8)
        branch = 64
        while branch >= 0:
            last, branch = branch, -1
            if not self.reset():
                break
            self.writebyte(self.SEARCH_ROM)
            before, rom = rom, bytearray(8)
            for i in range(64):
                bit, mask = self.readbit(), 1 << (i & 7)
                if self.readbit():
                    if bit:
                        return roms
                    bit = 0
                elif not bit:
                    if i < last and before[i >> 3] & mask or i > last or last == 64:
                        bit = 1
                        branch = i
                self.writebit(bit)
                if bit:
                    rom[i >> 3] |= mask
            roms.append(rom)
        return roms

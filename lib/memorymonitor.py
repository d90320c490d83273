# SPDX-License-Identifier: MIT
"""CircuitPython's memorymonitor: sees each allocation while one of these is switched on. The C side
(src/inspect/watch.c) reads the numbers of two bytes that they keep; it looks at nothing while none is."""
from _memorymonitor import AllocationError, watch

_active = []


class _Monitor:
    def _switch(self, on):
        for i in range(len(_active)):
            if _active[i] is self._numbers:
                del _active[i]
                break
        if on:
            _active.append(self._numbers)
        watch(_active)

    def __exit__(self, *exception):
        self._switch(False)


class AllocationAlarm(_Monitor):
    """Raises AllocationError at an allocation of so many blocks or more."""

    def __init__(self, *, minimum_block_count=1):
        if minimum_block_count < 1:
            raise ValueError("minimum_block_count must be >= 1")
        self._least = min(minimum_block_count, 65535)
        self._numbers = bytearray(4)
        self._ignored = 0

    def ignore(self, count):
        """So many do not count, until the context is left."""
        self._ignored = min(count, 65535)
        return self

    def __enter__(self):
        numbers = self._numbers
        numbers[0], numbers[1] = self._least & 255, self._least >> 8
        numbers[2], numbers[3] = self._ignored & 255, self._ignored >> 8
        self._switch(True)
        return self

    def __exit__(self, *exception):
        self._switch(False)
        self._ignored = 0


class AllocationSize(_Monitor):
    """Counts allocations by their size: bucket i those of at most 2 ** i blocks that no bucket before it counts."""

    def __init__(self):
        self._numbers = bytearray(32)

    @property
    def bytes_per_block(self):
        from struct import calcsize

        return 4 * calcsize("P")

    def __enter__(self):
        self._numbers[:] = bytes(32)
        self._switch(True)
        return self

    def __len__(self):
        return len(self._numbers) // 2

    def __getitem__(self, index):
        if not 0 <= index < len(self):
            raise IndexError("index out of range")
        return self._numbers[2 * index] | self._numbers[2 * index + 1] << 8

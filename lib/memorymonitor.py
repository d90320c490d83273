# SPDX-License-Identifier: MIT
"""CircuitPython's memorymonitor: sees each allocation while one of these is switched on. The C side
(src/inspect/watch.c) keeps their numbers; it looks at nothing while none is."""
from array import array

from _memorymonitor import AllocationError, watch


class AllocationAlarm:
    """Raises AllocationError at an allocation of so many blocks or more."""

    def __init__(self, *, minimum_block_count=1):
        if minimum_block_count < 1:
            raise ValueError("minimum_block_count must be >= 1")
        self._start = min(minimum_block_count, 65535)
        self._numbers = array("H", (0, 0))

    def ignore(self, count):
        """So many do not count, until the context is left."""
        self._numbers[1] = min(count, 65535)
        return self

    def __enter__(self):
        self._numbers[0] = self._start
        watch(self._numbers, True)
        return self

    def __exit__(self, kind, value, traceback):
        watch(self._numbers, False)
        self._numbers[1] = 0


class AllocationSize:
    """Counts allocations by their size: bucket i those of at most 2 ** i blocks that no bucket before it counts."""

    bytes_per_block = 4 * array("L").itemsize

    def __init__(self):
        self._numbers = array("H", bytes(32))

    def __enter__(self):
        self._numbers[:] = array("H", bytes(32))
        watch(self._numbers, True)
        return self

    def __exit__(self, kind, value, traceback):
        watch(self._numbers, False)

    def __len__(self):
        return 16

    def __getitem__(self, index):
        if not 0 <= index < 16:
            raise IndexError("index out of range")
        return self._numbers[index]

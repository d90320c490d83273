# SPDX-License-Identifier: MIT
"""CircuitPython's memorymonitor: sees each allocation while one of these is switched on. They are the numbers that the C side
(src/inspect/watch.c) keeps; it looks at nothing while none is."""
from array import array

from _memorymonitor import *


class AllocationAlarm(array):
    """Raises AllocationError at an allocation of so many blocks or more."""

    def __new__(cls, *, minimum_block_count=1):
        if minimum_block_count < 1:
            raise ValueError("minimum_block_count must be >= 1")
        return array.__new__(cls, "H", (0, 0, min(minimum_block_count, 65535)))

    def ignore(self, count):
        """So many do not count, until the context is left."""
        self[1] = min(count, 65535)
        return self

    def __enter__(self):
        return watch(self, True)

    def __exit__(self, kind, value, traceback):
        watch(self, False)


class AllocationSize(array):
    """Counts allocations by their size: bucket i those of at most 2 ** i blocks that no bucket before it counts."""

    bytes_per_block = 4 * array("L").itemsize

    def __new__(cls):
        return array.__new__(cls, "H", bytes(32))

    __enter__ = AllocationAlarm.__enter__
    __exit__ = AllocationAlarm.__exit__

# const, opt_level, and figures of memory that agree with each other.
import gc
import micropython
from micropython import const

ANSWER = const(42)
_HIDDEN = const(1 << 10)
print(ANSWER, _HIDDEN, const('text'), ANSWER + _HIDDEN)
print(micropython.opt_level(), micropython.opt_level(2), micropython.opt_level(), micropython.opt_level(0))


def figures():
    """In a function: module code that has run is given up."""
    print(micropython.mem_total() == gc.mem_free() + gc.mem_alloc(), micropython.mem_total() > 10000)
    gc.collect()
    used = micropython.mem_current()
    print(abs(used - gc.mem_alloc()) < 400, used <= micropython.mem_peak() <= micropython.mem_total())
    peak = micropython.mem_peak()
    big = bytearray(100000)
    print(micropython.mem_current() - used >= 100000, micropython.mem_peak() >= used + 100000)
    big = None
    gc.collect()
    print(micropython.mem_current() - used < 1000, micropython.mem_peak() >= used + 100000)


def deeper(n):
    return micropython.stack_use() if n == 0 else max([deeper(n - 1)], key=lambda x: deeper(0))


figures()
print(0 < micropython.stack_use() < 100000, isinstance(micropython.stack_use(), int), deeper(0) > 0)
print(list(map(lambda x: micropython.stack_use() > 100, [1])), micropython.stack_use() == micropython.stack_use())

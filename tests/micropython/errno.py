# OSError(EIO) has its number, as in MicroPython: in CPython errno is None then.
import errno


def probe():
    raise OSError(errno.ETIMEDOUT)


class BusError(OSError):
    pass


try:
    probe()
except OSError as e:
    print(e.errno == errno.ETIMEDOUT, e.args[0], e.args, str(e), repr(e), e.strerror)
try:
    raise BusError(errno.EIO)
except OSError as e:
    print(e.errno, e.args)
for args in (('text',), (), (5, 'x'), (None,), (True,), (1 << 70,)):
    print(OSError(*args).errno)

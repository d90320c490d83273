# const(): folded where it is used; a private constant of the module is no global. CPython has none.
import micropython
from micropython import const

WIDTH = const(128)
_PAGES = const(WIDTH // 16)
_MASK = const(~_PAGES & 0xff | (1 << 3))
_TEXT = const('text')
_RATIO = const(-1.5)
_TABLE = const((1, _PAGES, 'x', (None, b'ab')))
_BIG = const((1 << 40) - 1)
if WIDTH:
    _INNER = const(3)


class Display:
    _CMD = const(0x80)
    SPEED = const(_PAGES * 1000)

    def read(self):
        return self._CMD, self.SPEED, _PAGES


def use():
    if _PAGES:
        return WIDTH, _PAGES, _MASK, _TEXT, _RATIO, _TABLE, _BIG, -_PAGES, [_INNER] * 2, f'{_MASK}'


def hidden(_PAGES, WIDTH=WIDTH):
    return _PAGES, WIDTH


print(use(), Display().read(), hidden(3))
print(sorted(name for name in globals() if name.strip('_') in ('WIDTH', 'PAGES', 'MASK', 'TEXT', 'TABLE', 'BIG')))
names = {}
exec('from micropython import const\n_A = const(5)\nB = const(_A + 1)\ndef f(): return _A, B\nr = f()', names)
print(names['r'], names['B'], const(7) + micropython.const(1))

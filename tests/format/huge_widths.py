# faults: wrap, long, lie
# Widths and precisions that no machine word holds are errors at once; what formats may return is checked.
class Index:
    def __index__(self):
        return 1 << 65


numbers = ('1' + '0' * 25, str(1 << 64), str(1 << 63), str((1 << 63) - 1))
for n in numbers:
    for value, template in ((5, '%%%sd'), (5, '%%.%sd'), (5.0, '%%.%sf'), (5.0, '%%%sg'), ('x', '%%%ss'), (5, '%%0%sx'), (b'x', '%%%ss'),
                            (5, '%%-%sd'), (5.0, '%%.%se'), (5, '%%%sc')):
        try:
            template = template % n
            (template.encode() if isinstance(value, bytes) else template) % value
            print('taken', template)
        except (ValueError, OverflowError, MemoryError):
            pass
    for value, template in ((5, '%s'), (5, '<%s'), (5, '0%s'), (5, '%sx'), (5.0, '.%sf'), (5.0, '%sg'), ('x', '%s'), (5, ',%s'),
                            (5.0, '%s.3e'), ('x', '*^%s'), (True, '%s')):
        try:
            format(value, template % n)
            print('taken', template)
        except (ValueError, OverflowError, MemoryError):
            pass
    for call in (lambda: '{%s}'.replace('%s', n).format(1), lambda: ('{0[%s]}' % n).format([1]), lambda: '{:{}}'.format(1, n),
                 lambda: '%*d' % (int(n), 1), lambda: '%.*f' % (int(n), 1.0), lambda: '%*d' % (-int(n), 1), lambda: f'{1:{n}}'):
        try:
            call()  # 32 and 64 bits differ in which is still a number
        except (ValueError, OverflowError, MemoryError, IndexError):
            pass
for call in (lambda: '%*d' % (Index(), 1), lambda: '%c' % Index(), lambda: '%c' % (1 << 32), lambda: '%c' % -1, lambda: b'%c' % 256,
             lambda: '{:c}'.format(1 << 40), lambda: '{:c}'.format(-1), lambda: '%d' % 'x', lambda: '%s'.__mod__(()), lambda: '%(a)s' % {},
             lambda: '%' % 1, lambda: '%(' % {}, lambda: '%(a' % {}, lambda: '%5', lambda: '{', lambda: '{'.format(), lambda: '{:{:{}}}'.format(1, 2, 3)):
    try:
        print(ascii(call()))
    except (ValueError, OverflowError, TypeError, KeyError) as e:
        print(type(e).__name__)


class Liar:
    def __init__(self, answer):
        self.answer = answer

    def __format__(self, spec):
        return self.answer

    __str__ = __repr__ = lambda self: self.answer


for answer in (None, 5, b'x', [], 'ok'):
    for call in (lambda x: f'{x}', lambda x: f'{x!r}', lambda x: f'{x!s:>5}', lambda x: '%s' % x, lambda x: '%r' % [x], lambda x: '{}'.format(x),
                 str, repr, ascii, lambda x: format(x, '5'), lambda x: '%a' % x, lambda x: ''.join([str(x)])):
        try:
            print(call(Liar(answer)), end=' ')
        except TypeError:
            print('T', end=' ')
    print()

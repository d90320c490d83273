# str() of every kind of object, and __str__, __repr__ and their defaults.
print(str(), str(1), str(1.5), str(None), str(True), str([1, 'a']), str((1,)), str({'a': 1}), str('x'), str(b'x'), str(range(3)), str(int))
print(repr('x'), repr([]), repr(()), repr({}), repr(set()), repr(frozenset()), repr(bytearray(b'a')), repr(slice(1, 2)))


class OnlyRepr:
    def __repr__(self):
        return '<only repr>'


class Both(OnlyRepr):
    def __str__(self):
        return 'the str'


print(OnlyRepr(), str(OnlyRepr()), [OnlyRepr()], Both(), [Both()], repr(Both()), {1: Both()}, (Both(),))
print('%s %r' % (Both(), Both()), f'{Both()} {Both()!r} {OnlyRepr()}', '{} {!r}'.format(Both(), Both()))


class Bad:
    def __str__(self):
        return 5

    def __repr__(self):
        return None


for f in (str, repr):
    try:
        f(Bad())
    except TypeError as e:
        print(e)
print(str(object=7), str(ValueError('v')), repr(ValueError('v', 1)), str(KeyError('k')), str(Exception()), repr(Exception(1)))

# faults: lie, deep, raw, callback
# not: stress
# Groups of nothing, of what is no exception, and of groups without end; conditions and derive() that lie.
for parts in (5, None, [], [5], [ValueError], [ValueError(), 5], iter([ValueError()])):
    try:
        print(len(ExceptionGroup('g', parts).exceptions))
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
for cls in (ExceptionGroup, BaseExceptionGroup):
    for arguments in ((), ('a',), (5, [ValueError()]), ('a', [KeyboardInterrupt()]), ('a', [ValueError()], 3)):
        try:
            print(type(cls.__new__(cls, *arguments)).__name__)
        except TypeError as e:
            print('TypeError')
deep = ValueError('deep')
for i in range(2000):
    deep = ExceptionGroup('g', [deep])
for call in (lambda: deep.split(ValueError), lambda: deep.subgroup(KeyError), lambda: str(deep), lambda: repr(deep)):
    try:
        call()
    except RecursionError:
        pass


class Lying(ExceptionGroup):
    def derive(self, parts):
        return answer


for answer in (None, 5, ValueError(), 'x'):
    try:
        print(Lying('g', [ValueError(), KeyError()]).split(ValueError)[0])
    except TypeError as e:
        print('TypeError')
g = ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [KeyError(3)])])
for condition in (5, None, 'x', (), (5,), int, lambda e: 1 / 0, lambda e: [], (ValueError, KeyError), lambda e: g.exceptions and 'yes'):
    try:
        print(g.split(condition))
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__)

def tree(e, indent=0):
    if isinstance(e, BaseExceptionGroup):
        print(' ' * indent + repr(e.message))
        for x in e.exceptions:
            tree(x, indent + 2)
    else:
        print(' ' * indent + repr(e))


g = ExceptionGroup('outer', [
    ValueError(1),
    ExceptionGroup('inner', [TypeError(2), ValueError(3), ExceptionGroup('deep', [OSError(4)])]),
    KeyError(5),
])
g.add_note('note')
g.__cause__ = NameError('cause')
try:
    raise g
except ExceptionGroup:
    pass
for condition in (ValueError, (TypeError, OSError), lambda e: isinstance(e, KeyError), Exception,
                  ExceptionGroup, ZeroDivisionError, lambda e: not isinstance(e, ExceptionGroup),
                  lambda e: isinstance(e, ExceptionGroup) and e.message == 'inner'):
    match, rest = g.split(condition)
    tree(match)
    tree(rest)
    print(match is g, rest is g, repr(g.subgroup(condition)) == repr(match))
    for part in match, rest:
        if part is not None:
            print(part.__notes__, part.__notes__ is g.__notes__, part.__cause__ is g.__cause__,
                  part.__traceback__ is g.__traceback__)
for bad in 1, int, (ValueError, 1), None:
    try:
        g.split(bad)
    except TypeError as e:
        print(e)


class Bad(ExceptionGroup):
    def derive(self, excs):
        return 5


try:
    Bad('b', [ValueError(1), KeyError()]).split(KeyError)
except TypeError as e:
    print(e)


def boom(e):
    raise RuntimeError('in the condition')


try:
    g.subgroup(boom)
except RuntimeError as e:
    print(e)

def value(n):
    try:
        raise ValueError(n)
    except ValueError as e:
        return e


def inner():
    try:
        raise ExceptionGroup('inner', [value(1), TypeError('two')])
    except ExceptionGroup as e:
        e.add_note('note of\ninner')
        return e


def deep(n):
    return ExceptionGroup('deep %d' % n, [deep(n - 1)]) if n else KeyError('bottom')


def chained():
    try:
        try:
            raise ZeroDivisionError('zero')
        except ZeroDivisionError:
            raise OSError(5, 'text')
    except OSError as e:
        return e


try:
    try:
        raise ExceptionGroup('first', [value(0), inner(), KeyError('k'), chained()])
    except* ValueError as v:
        raise KeyError('new')
    except* TypeError:
        raise
    except* KeyError as k:
        raise RuntimeError('runtime') from k
except ExceptionGroup as e:
    x = e
x.add_note('a note')
raise ExceptionGroup('all', [x, deep(12), ExceptionGroup('many', [IndexError(i) for i in range(20)]),
                             ExceptionGroup('last', [SystemError('s')])]) from value(9)

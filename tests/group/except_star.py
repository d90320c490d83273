import sys


def show(e):
    return repr(e)


def run(exc, log):
    try:
        try:
            log.append('body')
            if exc is not None:
                raise exc
        except* ValueError as e:
            log.append(('value', show(e), show(sys.exc_info()[1])))
        except* (TypeError, OSError) as e:
            log.append(('type', show(e)))
            raise
        except* KeyError:
            raise IndexError('from key')
        else:
            log.append('else')
        finally:
            log.append('finally')
    except BaseException as e:
        log.append(('out', show(e), show(e.__context__), show(e.__cause__)))
    log.append(sys.exc_info()[1])
    return log


G = ExceptionGroup
for x in (None, ValueError(1), TypeError(2), KeyError(3), NameError(4), G('g', [ValueError(1)]),
          G('g', [ValueError(1), TypeError(2)]), G('g', [TypeError(1), NameError(2)]),
          G('g', [KeyError(1), TypeError(2), NameError(3)]), G('g', [KeyError(1), NameError(2)]),
          G('g', [G('h', [TypeError(1), ValueError(2)]), OSError(3), G('i', [NameError(4)])]),
          BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(1)]), KeyboardInterrupt()):
    for line in run(x, []):
        print(line)
    print()


def names():
    try:
        raise G('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        pass
    except* KeyError as e:
        x = e
    try:
        e
    except UnboundLocalError:
        return x


print(show(names()))


def inside():
    r = []
    for i in range(3):
        try:
            raise G('g', [ValueError(i), KeyError(i)])
        except* ValueError as e:
            for j in range(5):
                if j == 2:
                    break
                if j == 1:
                    continue
                r.append((i, j))
            try:
                raise OSError(i)
            except OSError as o:
                r.append(show(o.__context__))
        except* KeyError:
            def f():
                return 'f'
            r.append(f())
    return r


print(inside())


def generator():
    try:
        raise G('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        got = yield show(e), show(sys.exc_info()[1])
        yield got, show(sys.exc_info()[1])
    except* KeyError as e:
        yield show(e)


g = generator()
print(next(g), sys.exc_info()[1])
try:
    1 / 0
except ZeroDivisionError:
    print(g.send('sent'), show(sys.exc_info()[1]))
print(next(g), sys.exc_info()[1])
for bad in (5, int, ExceptionGroup, (ValueError, BaseExceptionGroup)):
    try:
        try:
            raise ValueError(1)
        except* bad:
            pass
    except TypeError as e:
        print(e, show(e.__context__))
try:
    try:
        raise G('a', [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError('one') from None
    except* KeyError as k:
        raise NameError('two') from k
except G as e:
    print(show(e), [show(x.__cause__) for x in e.exceptions], e.exceptions[0].__suppress_context__)

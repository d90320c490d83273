# exc_info() and exception() follow the exception that is being handled; with_traceback() and notes change it.
import sys


def state():
    kind, value, trace = sys.exc_info()
    return kind and kind.__name__, value, type(trace).__name__, sys.exception() is value


print(state())
try:
    raise KeyError('outer')
except KeyError as outer:
    print(state())
    try:
        raise ValueError('inner')
    except ValueError:
        print(state())
    print(state(), sys.exception() is outer)
print(state())


def numbers():
    try:
        yield 1
    except ValueError:
        print('in the generator', state())
        yield 2


g = numbers()
next(g)
print(g.throw(ValueError('thrown')), state())
error = ValueError('plain')
print(error.__traceback__, error.with_traceback(None) is error)
try:
    raise error
except ValueError as caught:
    trace = caught.__traceback__
    print(caught is error, trace.tb_lineno, trace.tb_next)
print(error.with_traceback(None) is error, error.__traceback__)
other = KeyError('with the other one')
print(other.with_traceback(trace).__traceback__ is trace, other.__traceback__.tb_lineno)
print(hasattr(error, '__notes__'), error.add_note('first'), error.add_note('second'), error.__notes__)
for wrong in (lambda: error.add_note(5), lambda: error.with_traceback(5), lambda: error.add_note()):
    try:
        wrong()
    except TypeError as e:
        print(e)
limit = sys.getrecursionlimit()
print(sys.setrecursionlimit(150), sys.getrecursionlimit())


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(100 < depth(0) < 150, sys.setrecursionlimit(limit), 200 < depth(0))

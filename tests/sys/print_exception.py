# sys.print_exception, as MicroPython has it: the traceback on standard output or a stream.
import sys

print(hasattr(sys, 'print_exception'))


def fails(n):
    return 1 // n


try:
    fails(0)
except ZeroDivisionError as error:
    print(sys.print_exception(error))
    print(sys.print_exception(error, sys.stdout))
    caught = error
try:
    try:
        {}['key']
    except KeyError as cause:
        raise ValueError('second') from cause
except ValueError as error:
    sys.print_exception(error)
sys.print_exception(RuntimeError('never raised'))
for wrong in (5, ValueError):
    try:
        sys.print_exception(wrong)
    except TypeError as error:
        print(type(error).__name__)

# The current exception is found by name only in its handler; nested handlers restore the outer one.
import sys


def inner():
    try:
        raise KeyError('inner')
    except KeyError as e:
        print('handling', repr(e), repr(e.__context__))


try:
    raise ValueError('outer')
except ValueError as e:
    inner()
    print('still', repr(e), e.__context__)
try:
    e
except NameError as error:
    print(error)
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise TypeError('second') from e
except TypeError as e:
    print(repr(e), repr(e.__cause__), e.__cause__ is e.__context__)
try:
    try:
        [][0]
    finally:
        print('finally first', sys.maxsize > 2 ** 30)
except IndexError as e:
    print(e, sys.modules['sys'] is sys)

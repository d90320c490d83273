# sys.atexit(): one function, called when the machine ends. CPython has the module only.
# status: 3
import sys


def last():
    print('last')
    raise ValueError('printed')


print(sys.atexit(print), sys.atexit(last) is print)
sys.exit(3)

import atexit
import errno


@atexit.register
def bye():
    print('bye', errno.errorcode[2], errno.errorcode[errno.EIO])


def never():
    print('never')


print(atexit.register(print, 'first', 'second', sep='-', end='!\n') is print)
print(atexit.register(never) is never, atexit.unregister(never), atexit.unregister(5))
atexit.register(lambda: atexit.register(print, 'registered late'))
print('end')

# Sizes that would wrap when multiplied must be refused, never wrapped.
# faults: wrap
def attempt(name, f):
    try:
        f()
        print(name, 'done')
    except (MemoryError, OverflowError):
        print(name, 'refused')


HUGE = 2 ** 62
attempt('str', lambda: 'x' * HUGE)
attempt('str pair', lambda: 'xy' * (HUGE + 1))
attempt('bytes', lambda: b'xyz' * HUGE)
attempt('list', lambda: [0] * HUGE)
attempt('list of 3', lambda: [1, 2, 3] * (HUGE // 2))
attempt('tuple', lambda: (0, 1) * HUGE)
attempt('bytearray', lambda: bytearray(HUGE))
attempt('bytes of size', lambda: bytes(HUGE))
attempt('very huge', lambda: 'x' * 10 ** 30)
attempt('negative', lambda: 'x' * -(2 ** 29))
attempt('negative list', lambda: [1] * -5)
attempt('ljust', lambda: 'a'.ljust(HUGE))
attempt('empty', lambda: '' * 1000000)
attempt('shift', lambda: 1 << (10 ** 30))
print('x' * 0, [1] * -1, () * 5, b'' * 7)

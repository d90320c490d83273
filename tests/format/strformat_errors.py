# What str.format refuses, in words where they are common.
def attempt(template, *args, **kwargs):
    try:
        print(repr(template.format(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


attempt('{}')
attempt('{} {}', 1)
attempt('{2}', 0, 1)
attempt('{name}')
attempt('{0} {}', 1, 2)
attempt('{} {0}', 1, 2)
attempt('{')
attempt('}')
attempt('{0')
attempt('{:d}', 'text')
attempt('{:s}', 5)
attempt('{:.2}', 5)
attempt('{:>5}', [1])
attempt('{:5}', None)
attempt('{!s:5}|', None)
attempt('{:x}', 1.5)
attempt('{0.x}', 5)
attempt('{0[1]}', 'a')
attempt('{0[a]}', 'a')
attempt('{0[a]}', {})
attempt('{{}')
attempt('{}}')
attempt('{{{}}}', 1)


class Failing:
    def __str__(self):
        raise LookupError('in str')

    def __format__(self, spec):
        raise ArithmeticError('in format ' + spec)


attempt('{}', Failing())
attempt('{:abc}', Failing())
attempt('{!s}', Failing())
attempt('{}' * 3, *'abc')

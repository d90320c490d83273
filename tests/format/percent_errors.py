# Errors of % leave their operands alone and say what is wrong; subclasses and other left operands.
def attempt(template, value):
    try:
        print(repr(template % value))
    except Exception as e:
        print(type(e).__name__, e)


attempt('%d', ())
attempt('%d %d', (1,))
attempt('%d', (1, 2))
attempt('%s', {})
attempt('%s and %s', [1, 2])
attempt('nothing', [1])
attempt('nothing', 1.5)
attempt('%y', 1)
attempt('%-', 1)
attempt('50% off', 1)
attempt('%(a)s %(b)s', {'a': 1})
attempt('%(a)d', {'a': None})
attempt(5, '%d')
attempt('%.2d', 1.75)
attempt('%d', 10 ** 25)
attempt('%f', 10 ** 5)


class Template(str):
    def __mod__(self, value):
        return 'custom ' + str(value)


class Right:
    def __rmod__(self, left):
        return 'rmod ' + repr(left)


class Failing:
    def __str__(self):
        raise LookupError('in str')


attempt(Template('%s'), 5)
attempt(5, Right())
attempt('%s', Failing())
attempt('%d', Failing())

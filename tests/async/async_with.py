class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        yield self.v


class M:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    async def __aenter__(self):
        await Pause('enter ' + self.name)
        return self.name

    async def __aexit__(self, kind, value, traceback):
        await Pause('exit %s %s' % (self.name, kind and kind.__name__))
        return self.swallow


def run(coro):
    try:
        while True:
            print(' ', coro.send(None))
    except StopIteration as e:
        print(e.value)
    except Exception as e:
        print('raised', repr(e), repr(e.__context__))


async def plain():
    async with M('a') as x, M('b') as (y):
        await Pause(x + y)
    return 'end'


async def raises(swallow):
    async with M('outer'):
        async with M('inner', swallow):
            raise ValueError('v')
        return 'swallowed'


async def leaves():
    for i in range(3):
        async with (M('m%d' % i) as a, M('n')):
            if i == 0:
                continue
            if i == 1:
                break
    async with M('r') as r:
        try:
            return r
        finally:
            await Pause('finally')


class Fails(M):
    async def __aexit__(self, *a):
        await Pause('failing')
        raise KeyError('exit')


async def fails():
    async with Fails('f'):
        raise ValueError('body')


run(plain())
run(raises(False))
run(raises(True))
run(leaves())
run(fails())


async def thrown():
    async with M('t', True):
        await Pause('inside')
    return 'after'

c = thrown()
print(c.send(None))
print(c.send(None))
print(c.throw(OSError(5)))
run(c)


async def handled():
    import sys
    try:
        raise ValueError(1)
    except ValueError:
        async with M('h'):
            await Pause(repr(sys.exc_info()[1]))
    return sys.exc_info()[1]

run(handled())

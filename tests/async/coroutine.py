class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        got = yield self.v
        return got


async def leaf(n):
    a = await Pause(n)
    b = await Pause(n + 1)
    return a + b


async def root(n):
    total = 0
    for i in range(n):
        total += await leaf(i * 10)
    return total, await leaf(5)


def drive(coro, answers):
    seen = []
    try:
        value = coro.send(None)
        while True:
            seen.append(value)
            value = coro.send(answers.pop(0))
    except StopIteration as e:
        return seen, e.value


print(drive(root(2), [1, 2, 3, 4, 5, 6]))
c = leaf(0)
print(type(c).__name__, c.send(None), hasattr(c, '__await__'))
try:
    c.throw(ValueError('x'))
except ValueError as e:
    print('thrown', e)


async def guarded():
    try:
        return await Pause('in')
    except KeyError as e:
        return 'caught', await Pause(repr(e))
    finally:
        print('finally')


g = guarded()
print(g.send(None))
print(g.throw(KeyError('k')))
try:
    g.send(7)
except StopIteration as e:
    print(e.value)
g = guarded()
g.send(None)
g.close()
g.close()


class Obj:
    async def method(self, *a, k=1, **kw):
        return a, k, kw, await Pause(self.__class__.__name__)


print(drive(Obj().method(1, 2, k=3, z=4), ['r']))


async def deep(n):
    return 0 if n == 0 else 1 + await deep(n - 1)


print(drive(deep(200), []))


async def order(log):
    log.append('run')
    return await Pause(1) + await Pause(2) * await Pause(3)


log = []
c = order(log)
print(log)
print(drive(c, [10, 20, 30]), log)
f = [await_ for await_ in (lambda: 3,)]
print(f[0]())

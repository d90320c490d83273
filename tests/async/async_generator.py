class Pause:
    def __init__(self, v=None):
        self.v = v

    def __await__(self):
        return (yield self.v)


def run(coro, show=True):
    seen = []
    try:
        while True:
            seen.append(coro.send('sent'))
    except StopIteration as e:
        return e.value, seen
    except BaseException as e:
        return repr(e), seen


def start(coro):
    """The same, but begins with None."""
    seen = []
    try:
        seen.append(coro.send(None))
        while True:
            seen.append(coro.send('sent'))
    except StopIteration as e:
        return e.value, seen
    except BaseException as e:
        return repr(e), seen


async def gen(n):
    try:
        for i in range(n):
            got = yield i
            print('got', got, await Pause('p%d' % i))
    except ValueError as e:
        yield 'caught %s' % e
    finally:
        await Pause('closing')
        print('closed')


async def everything():
    return [x async for x in gen(2)]


async def sends():
    g = gen(5)
    a = await g.asend(None)
    b = await g.asend('B')
    c = await g.__anext__()
    d = await g.athrow(ValueError('E'))
    try:
        await g.asend(1)
    except StopAsyncIteration as e:
        d = d, repr(e)
    try:
        await g.__anext__()
    except StopAsyncIteration:
        d = d, 'still'
    await g.aclose()
    return a, b, c, d, g.__aiter__() is g


async def closes():
    g = gen(5)
    await g.asend(None)
    await g.aclose()
    await g.aclose()
    h = gen(1)
    await h.aclose()
    try:
        await h.asend(None)
    except StopAsyncIteration:
        return 'both closed'


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


async def ignores():
    g = stubborn()
    await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as e:
        return str(e)


async def bad():
    yield 1
    raise StopAsyncIteration


async def bad2():
    yield 1
    raise StopIteration


async def wrong():
    for b in bad, bad2:
        try:
            async for x in b():
                print(x)
        except RuntimeError as e:
            print(e, repr(e.__cause__))
    try:
        await gen(1).asend(1)
    except TypeError as e:
        print(e)
    step = gen(1).asend(None)
    await step
    try:
        await step
    except RuntimeError as e:
        print(e)
    try:
        await gen(1).athrow(KeyError('k'))
    except KeyError as e:
        print(repr(e))


async def nested(n):
    if n > 0:
        async for x in nested(n - 1):
            yield x + 1
    yield 0


async def chain():
    return [x async for x in nested(30)]


print(start(everything()))
print(start(sends()))
print(start(closes()))
print(start(ignores()))
print(start(wrong()))
print(start(chain()))
g = gen(2)
print(type(g).__name__, hasattr(g, '__anext__'), hasattr(g, 'send'))
step = g.asend(None)
print(run(g.__anext__()) if False else start(step))
step = g.asend('x')
print(step.send(None))
try:
    g.__anext__().send(None)
except RuntimeError as e:
    print(e)
try:
    step.throw(ValueError('into'))
except StopIteration as e:
    print('stop', e.value)
print(start(g.aclose()))


async def delegate():
    async def inner():
        yield await Pause('one')
    try:
        async for x in inner():
            await Pause(x)
    except KeyError as e:
        return 'outer', e.args


c = delegate()
print(c.send(None), c.send('two'))
try:
    c.throw(KeyError(3))
except StopIteration as e:
    print(e.value)
c = delegate()
c.send(None)
try:
    c.throw(KeyError(4))
except StopIteration as e:
    print(e.value)

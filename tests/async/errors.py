def step(coro):
    try:
        return coro.send(None)
    except BaseException as e:
        return '%s: %s' % (type(e).__name__, e)


async def value(x):
    return await x


class NoIter:
    def __await__(self):
        return 1


class Coro:
    def __await__(self):
        return value(1)


class Raises:
    def __await__(self):
        raise KeyError('k')


for x in 1, 'a', None, [1], NoIter(), Coro(), Raises(), object():
    print(step(value(x)))


async def done():
    return 'done'


c = done()
print(step(c))
print(step(c))
print(step(value(c)))
try:
    c.throw(ValueError)
except RuntimeError as e:
    print(e)
c.close()
c = done()
try:
    c.send(1)
except TypeError as e:
    print(e)
c.close()
print(step(c))


class Y:
    def __await__(self):
        yield 1


inner = value(Y())
outer = value(inner)
print(step(outer))
print(step(value(inner)))
outer.close()


async def stops():
    raise StopIteration(3)


print(step(stops()))


async def ignores():
    try:
        await Y()
    except GeneratorExit:
        await Y()

c = ignores()
step(c)
try:
    c.close()
except RuntimeError as e:
    print(e)


async def itself():
    print(step(me))

me = itself()
print(step(me))


async def loops(x):
    async for i in x:
        pass


class NoAnext:
    def __aiter__(self):
        return 1


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


for x in 5, [1], NoAnext(), BadAnext():
    print(step(loops(x)))


async def manages(x):
    async with x as y:
        pass


class OnlyEnter:
    async def __aenter__(self):
        pass


class Plain:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


class Enter:
    def __aenter__(self):
        return 1

    async def __aexit__(self, *a):
        pass


class Exit:
    async def __aenter__(self):
        pass

    def __aexit__(self, *a):
        return 2


for x in 5, OnlyEnter(), Plain(), Enter(), Exit():
    print(step(manages(x)))

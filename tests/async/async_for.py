class Pause:
    def __await__(self):
        yield 'pause'


class Count:
    def __init__(self, n, pauses=True):
        self.n = n
        self.pauses = pauses

    def __aiter__(self):
        self.i = 0
        return self

    async def __anext__(self):
        if self.i == self.n:
            raise StopAsyncIteration
        if self.pauses:
            await Pause()
        self.i += 1
        return self.i


class Sync:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise StopAsyncIteration


def run(coro):
    n = 0
    try:
        while True:
            coro.send(None)
            n += 1
    except StopIteration as e:
        return e.value, n


async def total(x):
    t = 0
    async for i in x:
        if i == 2:
            continue
        t += i
    else:
        t = -t
    return t


async def stops(x):
    async for i, in ((i,) for i in ()):
        pass


async def early(x):
    async for a in Count(3):
        async for b in x:
            if b == 2:
                break
        else:
            print('no break')
        try:
            if a == 2:
                return a, b
        finally:
            print('finally', a, b)


async def attribute(o):
    async for o.x in Count(2):
        pass
    o.d = {}
    async for o.d[o.x] in Count(3, False):
        o.x += 1
    return o.d


class O:
    pass


print(run(total(Count(4))))
print(run(total(Count(0))))
print(run(total(Sync())))
print(run(early(Count(5))))
print(run(attribute(O())))


async def raises():
    try:
        async for i in Count(3):
            if i == 2:
                raise StopAsyncIteration('from the body')
    except StopAsyncIteration as e:
        return e.args


print(run(raises()))


async def comprehensions():
    a = [i async for i in Count(3)]
    b = {i: j async for i in Count(2) for j in range(i)}
    c = {i async for i in Count(4) if i % 2}
    d = [[j async for j in Count(i)] for i in range(3)]
    e = [(i, j) for i in range(2) async for j in Count(2) if await ident(i + j)]
    f = [await ident(i) for i in (5, 6)]
    g = [x + (await ident(y)) for x, y in [(1, 2), (3, 4)]]
    h = [i async for *_, i in pairs()]
    return a, b, c, d, e, f, g, h


async def ident(x):
    await Pause()
    return x


async def pairs():
    yield 1, 2
    yield 3, 4, 5


print(run(comprehensions()))


async def generators():
    g = (i * 2 async for i in Count(3))
    h = (await ident(i) for i in [7, 8])
    k = (i for i in await ident([9]))
    m = (x async for x in g if await ident(x) > 2)
    return type(g).__name__, type(h).__name__, type(k).__name__, [x async for x in m], \
        [x async for x in h], list(k), sorted([x for x in [3, await ident(1)]])


print(run(generators()))


def plain():
    return (x async for x in Count(2))


async def use():
    return [x async for x in plain()]


print(run(use()))


async def closure():
    fs = [lambda: i async for i in Count(3)]
    return [f() for f in fs]


print(run(closure()))

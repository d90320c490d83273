# options: -X cstack=10k
# faults: deep
# Awaiting takes no C stack, however deep.
class Pause:
    def __await__(self):
        yield 'pause'


async def down(n):
    if n:
        return 1 + await down(n - 1)
    await Pause()
    return 0


async def levels(n):
    yield n
    if n:
        async for x in levels(n - 1):
            yield x
    else:
        await Pause()


class Manager:
    def __init__(self, n):
        self.n = n

    async def __aenter__(self):
        if self.n:
            async with Manager(self.n - 1) as x:
                return x + 1
        await Pause()
        return 0

    async def __aexit__(self, *a):
        await Pause()


async def main():
    print(await down(300))
    print([x async for x in levels(60)][-3:])
    async with Manager(100) as m:
        print(m)


c = main()
n = 0
try:
    while True:
        n += c.send(None) == 'pause'
except StopIteration:
    print(n)

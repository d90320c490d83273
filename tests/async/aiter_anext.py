# aiter() and anext()
class Count:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 2:
            raise StopAsyncIteration
        return self.n


async def numbers():
    yield 'a'


async def main():
    it = aiter(Count())
    print(await anext(it), await anext(it))
    try:
        await anext(it)
    except StopAsyncIteration:
        print('end')
    print(await anext(aiter(numbers())))


try:
    main().send(None)
except StopIteration:
    pass
for f in aiter, anext:
    try:
        f(1)
    except TypeError as e:
        print(e)

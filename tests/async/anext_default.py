# anext() with a default, which stands for the end.
async def count(n):
    for i in range(n):
        yield i


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def main():
    numbers = count(2)
    print([await anext(numbers, "end") for _ in range(4)], await anext(numbers, None))
    try:
        await anext(numbers)
    except StopAsyncIteration:
        print("StopAsyncIteration")
    for wrong in ((), (numbers, 1, 2), ([], 1)):
        try:
            anext(*wrong)
        except TypeError as error:
            print(error)


run(main())

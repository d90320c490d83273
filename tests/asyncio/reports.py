# What nobody asks for is told to the loop's handler.
import asyncio
import gc


def handler(loop, context):
    print(context["message"].split("<")[0], repr(context.get("exception")))


async def fails(error):
    raise error


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    asyncio.create_task(fails(ValueError("lost")))
    await asyncio.sleep(0)
    for _ in range(3):
        gc.collect()
        await asyncio.sleep(0)
    task = asyncio.create_task(fails(ValueError("asked")))
    await asyncio.sleep(0)
    print(repr(task.exception()))
    task = None
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    gc.collect()
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "own"})
    loop.set_exception_handler(None)
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)

asyncio.run(main())

# A task that fails while nobody waits for it, nor can, is reported at once and not at some later collection.
import asyncio, sys


async def fail(after):
    await asyncio.sleep(after)
    raise ValueError(after)


def handler(loop, context):
    print(context["message"], repr(context["exception"]))


async def main():
    asyncio.get_running_loop().set_exception_handler(handler)
    asyncio.create_task(fail(0.01))
    kept = asyncio.create_task(fail(0.02))
    for i in range(4):
        await asyncio.sleep(0.01)
        if i == 2:
            print("still there")
    try:
        await kept
    except ValueError as error:
        print("asked for", error)
    await asyncio.gather(fail(0), asyncio.sleep(0.01), return_exceptions=True)
    asyncio.get_running_loop().create_future().set_exception(KeyError("k"))
    await asyncio.sleep(0.01)
    print("end")


asyncio.run(main())

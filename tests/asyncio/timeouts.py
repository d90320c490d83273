# wait_for(), timeout() and wait() with a limit.
# not: traced-stress
import asyncio


async def main():
    print(await asyncio.wait_for(asyncio.sleep(0.001, "in time"), 1))
    print(await asyncio.wait_for(asyncio.sleep(0.001, "no limit"), None))
    for limit in (0.01, 0, -1):
        try:
            await asyncio.wait_for(asyncio.sleep(0.5), limit)
        except asyncio.TimeoutError as error:
            print(repr(error), type(error.__cause__).__name__)
    done = asyncio.create_task(asyncio.sleep(0, "done"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(await asyncio.wait_for(done, 0))

    async def stubborn():
        try:
            await asyncio.sleep(0.5)
        except asyncio.CancelledError:
            return "late"
    print(await asyncio.wait_for(stubborn(), 0.01))
    try:
        async with asyncio.timeout(0.01) as limit:
            await asyncio.sleep(0.5)
    except TimeoutError:
        print("over", limit.expired())
    async with asyncio.timeout(None) as limit:
        print(limit.when(), limit.expired())
        limit.reschedule(asyncio.get_running_loop().time() + 10)
        await asyncio.sleep(0)
    print(limit)
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout_at(0):
                await asyncio.sleep(1)
    except TimeoutError as error:
        print("inner", repr(error))
    try:
        async with asyncio.timeout(0.01):
            raise KeyError("own")
    except KeyError as error:
        print(error)
    slow = asyncio.create_task(asyncio.sleep(0.5))
    quick = asyncio.create_task(asyncio.sleep(0.005))
    done, pending = await asyncio.wait([slow, quick], return_when=asyncio.FIRST_COMPLETED)
    print(done == {quick}, pending == {slow})
    done, pending = await asyncio.wait([slow], timeout=0.01)
    print(done, pending == {slow})
    slow.cancel()
    for each in asyncio.as_completed([asyncio.sleep(0.03, 3), asyncio.sleep(0.01, 1), asyncio.sleep(0.02, 2)]):
        print(await each)
    for each in asyncio.as_completed([asyncio.sleep(0.5)], timeout=0.01):
        try:
            await each
        except asyncio.TimeoutError:
            print("none in time")

asyncio.run(main())

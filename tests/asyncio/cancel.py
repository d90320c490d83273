# Cancellation: where it arrives, who may refuse it, what becomes of results.
import asyncio


async def sleeper(name, refuse=False):
    try:
        await asyncio.sleep(0.5)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        if not refuse:
            raise
        return "refused"
    finally:
        print(name, "finally")


async def main():
    task = asyncio.create_task(sleeper("one"))
    await asyncio.sleep(0)
    print(task.cancel("why"), task.cancelled(), task.done(), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args, task.cancelled(), task.cancel())
    task = asyncio.create_task(sleeper("two", True))
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled())
    # Before it has begun it never does.
    task = asyncio.create_task(sleeper("three"))
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))

    async def itself():
        asyncio.current_task().cancel()
        print("goes on")
        await asyncio.sleep(0)
        print("not here")

    async def last():
        asyncio.current_task().cancel()
        return 5

    print(await asyncio.gather(itself(), last(), return_exceptions=True))
    # A chain of tasks: the innermost hears of it.
    inner = asyncio.create_task(sleeper("inner"))

    async def outer():
        await inner
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task, inner])
    print(task.cancelled(), inner.cancelled())
    # A shield keeps it away.
    inner = asyncio.create_task(asyncio.sleep(0.01, "shielded"))
    task = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 10))
    await asyncio.sleep(0)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True), await inner)
    for wrong in (lambda: task.result(), lambda: task.exception()):
        try:
            wrong()
        except asyncio.CancelledError:
            print("CancelledError")
    print(issubclass(asyncio.CancelledError, Exception), task.uncancel())


async def abandoned():
    asyncio.create_task(sleeper("left"))
    await asyncio.sleep(0)
    return "end"

asyncio.run(main())
print(asyncio.run(abandoned()))

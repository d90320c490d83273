# not: sweep
# (a task that dies by a failed allocation leaves others waiting for ever)
# TaskGroup: all end together, errors come in a group.
import asyncio


async def work(name, delay=0, error=None):
    try:
        await asyncio.sleep(delay)
        if error:
            raise error
        print(name)
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(c)) for c in "abc"]
    print([t.result() for t in tasks])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("long", 0.5))
            group.create_task(work("bad", 0.01, ValueError(1)))
            await asyncio.sleep(0.5)
    except* ValueError as error:
        print(error.message, error.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("other", 0.5))
            raise KeyError("body")
    except BaseExceptionGroup as error:
        print(error.exceptions)
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as group:
                group.create_task(work("slow", 0.5))
    except TimeoutError:
        print("timeout")
    try:
        late = work("late")
        group.create_task(late)
    except RuntimeError as error:
        print("is finished" in str(error) or "shutting down" in str(error))
    async with asyncio.TaskGroup() as outer:
        async with asyncio.TaskGroup() as inner:
            inner.create_task(work("inner"))
            outer.create_task(work("outer", 0.01))
        print("inner is done")
    print(asyncio.current_task().cancelling())

asyncio.run(main())

# Exceptions in tasks, and misuse.
import asyncio


async def fails(error, turns=0):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise error


def show(function, *args):
    try:
        print("no error:", function(*args))
    except BaseException as error:
        print(type(error).__name__, "-", error)


async def main():
    try:
        await asyncio.gather(asyncio.sleep(0.01), fails(ValueError("x"), 3), fails(KeyError("y"), 1))
    except Exception as error:
        print(repr(error))
    print(await asyncio.gather(fails(OSError(5)), asyncio.sleep(0, 1), fails(ZeroDivisionError()), return_exceptions=True))
    task = asyncio.create_task(fails(RuntimeError("kept")))
    show(task.result)
    show(task.exception)
    done, pending = await asyncio.wait({task})
    print(repr(task.exception()), len(done), pending)
    show(task.set_result, 1)
    future = asyncio.Future()
    show(future.result)
    show(future.set_exception, StopIteration)
    future.set_exception(IndexError)
    show(future.result)
    try:
        future.set_result(1)
    except asyncio.InvalidStateError:
        print("InvalidStateError")
    coroutine = fails(ValueError("once"))
    show(await asyncio.gather(coroutine, return_exceptions=True))
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    try:
        await asyncio.create_task(5)
    except TypeError as error:
        print(error)

    async def own():
        await asyncio.current_task()
    try:
        await asyncio.create_task(own())
    except RuntimeError as error:
        print(str(error).split(":")[0])
    show(asyncio.get_running_loop().run_until_complete, future)
    show(asyncio.get_running_loop().run_forever)
    bad = asyncio.sleep(0)
    show(asyncio.run, bad)
    await bad
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    return future

show(asyncio.run, 5)
show(asyncio.get_running_loop)
show(asyncio.current_task)
foreign = asyncio.run(main())


async def uses():
    pending = asyncio.Future()
    other = asyncio.new_event_loop()

    async def waits():
        await pending
    task = other.create_task(waits())
    return task, other

task, other = asyncio.run(uses())
try:
    other.run_until_complete(task)
except RuntimeError as error:
    print("attached to a different loop" in str(error))
other.close()
show(other.call_soon, print)
show(asyncio.run, fails(SystemExit(3)))
show(asyncio.run, fails(KeyboardInterrupt()))

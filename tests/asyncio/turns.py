# Whose turn it is: tasks, callbacks and futures in the order of CPython.
# not: traced-stress
import asyncio


async def steps(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    tasks = [asyncio.create_task(steps(c, k)) for c, k in (("a", 2), ("b", 3), ("c", 0))]
    tasks[1].add_done_callback(lambda t: print("done", t.result()))
    loop.call_soon(print, "soon 2")
    handle = loop.call_soon(print, "never")
    handle.cancel()
    print(handle.cancelled())
    print(await asyncio.gather(*tasks, steps("d", 1)))

    future = loop.create_future()

    async def waits(name):
        print(name, await future)

    waiting = [asyncio.create_task(waits(i)) for i in range(3)]
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback", f.result()))
    loop.call_soon(future.set_result, 42)
    loop.call_soon(print, "behind")
    await asyncio.sleep(0)
    print("main")
    await asyncio.wait(waiting)
    print(future.done(), await future, future.cancel())

    loop.call_later(0.02, print, "second")
    loop.call_later(0.01, print, "first")
    loop.call_at(loop.time() + 0.03, print, "third")
    cancelled = loop.call_later(0.015, print, "never")
    cancelled.cancel()
    print(await asyncio.sleep(0.05, "slept"))

asyncio.run(main())

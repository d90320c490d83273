# The loop itself, and Runner.
import asyncio


async def answer(n):
    await asyncio.sleep(0)
    return n

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.is_running(), loop.is_closed())
print(loop.run_until_complete(answer(5)), loop.run_until_complete(loop.create_task(answer(6))))
loop.call_soon(loop.stop)
loop.call_soon(print, "in the same turn")
loop.run_forever()
print("stopped")
ticks = []


def tick():
    ticks.append(loop.time())
    if len(ticks) < 3:
        loop.call_later(0.002, tick)
    else:
        loop.stop()

loop.call_soon(tick)
loop.run_forever()
print(len(ticks), ticks == sorted(ticks), ticks[2] - ticks[0] >= 0.004)
future = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(future)
except RuntimeError as error:
    print(error)
loop.close()
loop.close()
print(loop.is_closed())
with asyncio.Runner() as runner:
    print(runner.run(answer(1)), runner.run(answer(2)), runner.get_loop().is_closed())
try:
    runner.run(answer(3).close())
except Exception as error:
    print(type(error).__name__)
print(asyncio.iscoroutinefunction(answer), asyncio.iscoroutinefunction(tick), asyncio.isfuture(future))
coroutine = answer(1)
print(asyncio.iscoroutine(coroutine), asyncio.iscoroutine(answer), asyncio.run(coroutine))


async def names():
    a = asyncio.create_task(answer(1), name="first")
    print(a.get_name(), len(asyncio.all_tasks()), a in asyncio.all_tasks(), asyncio.current_task() is a)
    a.set_name(7)
    print(a.get_name(), await asyncio.ensure_future(a), len(asyncio.all_tasks()))

    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "awaited"
    print(await asyncio.ensure_future(Awaitable()), await Awaitable())
asyncio.run(names())

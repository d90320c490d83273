# A function that micropython.schedule() calls while the loop sleeps wakes who waits for a ThreadSafeFlag; a scheduled
# function runs before a stream is ready, too. (MicroPython's flag and schedule(); see schedule.out.)
import asyncio
import micropython
import time

flag = asyncio.ThreadSafeFlag()


def set_at(end):
    if time.ticks_diff(end, time.ticks_ms()) > 0:
        micropython.schedule(set_at, end)
    else:
        flag.set()


async def wait(what):
    start = time.ticks_ms()
    micropython.schedule(set_at, time.ticks_add(start, 60))
    await flag.wait()
    print(what, 60 <= time.ticks_diff(time.ticks_ms(), start) < 2000)


async def main():
    await wait("nothing else")
    timer = asyncio.create_task(asyncio.sleep(30))
    await wait("a timer")
    timer.cancel()
    server = await asyncio.start_server(print, "127.0.0.1", 0)
    await wait("a server")
    server.close()


async def short():
    return 5

early = asyncio.create_task(short())  # before a loop runs, as MicroPython allows
asyncio.run(main())
print(early.done(), early.result())
loop = asyncio.get_event_loop()
print(loop.run_until_complete(loop.create_task(short())), loop.run_until_complete(asyncio.create_task(short())))

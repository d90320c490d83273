# What only MicroPython has.
import uasyncio
import asyncio

print(uasyncio is asyncio)


async def beat(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep_ms(100)

# Tasks that are made before the loop runs.
first = asyncio.create_task(beat("first", 2))


async def main():
    await asyncio.sleep_ms(50)
    await beat("main", 2)
    try:
        await asyncio.wait_for_ms(asyncio.sleep_ms(1000), 10)
    except asyncio.TimeoutError:
        print("timeout")
    flag = asyncio.ThreadSafeFlag()

    async def wait():
        await flag.wait()
        print("flag")
    task = asyncio.create_task(wait())
    await asyncio.sleep_ms(0)
    flag.set()
    await task
    flag.set()
    flag.clear()
    print("end")

asyncio.run(main())
loop = asyncio.get_event_loop()
loop.create_task(beat("loop", 1))
loop.run_until_complete(beat("until", 2))

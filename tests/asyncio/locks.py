# not: sweep
# (a task that dies by a failed allocation leaves others waiting for ever)
# Lock, Event, Condition, Semaphore, Barrier: who waits and who goes on.
import asyncio


async def main():
    lock = asyncio.Lock()

    async def uses(name):
        async with lock:
            print(name, "in", lock.locked())
            await asyncio.sleep(0)
            print(name, "out")
    tasks = [asyncio.create_task(uses(i)) for i in range(3)]
    await asyncio.sleep(0)
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True), lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print(error)

    event = asyncio.Event()
    waiting = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    event.set()
    event.clear()
    print(await asyncio.gather(*waiting), event.is_set())

    condition = asyncio.Condition()
    items = []

    async def consumer(name):
        async with condition:
            await condition.wait_for(lambda: items)
            print(name, items.pop(0))
    tasks = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    for i in "xyz":
        async with condition:
            items.append(i)
            condition.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)

    semaphore = asyncio.Semaphore(2)
    most = now = 0

    async def limited():
        nonlocal most, now
        async with semaphore:
            now += 1
            most = max(most, now)
            await asyncio.sleep(0.001)
            now -= 1
    await asyncio.gather(*[limited() for _ in range(7)])
    print(most, semaphore.locked())
    bounded = asyncio.BoundedSemaphore()
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*[barrier.wait() for _ in range(3)])), barrier.n_waiting, barrier.parties)

asyncio.run(main())

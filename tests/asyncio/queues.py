# not: sweep
# (a task that dies by a failed allocation leaves others waiting for ever)
# Queues between tasks.
import asyncio


async def main():
    queue = asyncio.Queue(2)

    async def producer():
        for i in range(5):
            await queue.put(i)
            print("put", i, queue.full())

    async def consumer(name):
        while True:
            item = await queue.get()
            print(name, item)
            await asyncio.sleep(0)
            queue.task_done()
    consumers = [asyncio.create_task(consumer(c)) for c in "ab"]
    await producer()
    await queue.join()
    for task in consumers:
        task.cancel()
    print(await asyncio.gather(*consumers, return_exceptions=True), queue.empty(), queue.qsize(), queue.maxsize)
    for make, items in ((asyncio.PriorityQueue, [(3, "c"), (1, "a"), (2, "b")]), (asyncio.LifoQueue, [1, 2, 3])):
        queue = make()
        for item in items:
            queue.put_nowait(item)
        print([queue.get_nowait() for _ in items])
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    try:
        queue.put_nowait(2)
    except asyncio.QueueFull as error:
        print(repr(error))
    getter = asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    getter.cancel()
    print(await asyncio.gather(getter, return_exceptions=True), await queue.get())
    try:
        queue.task_done()
        queue.task_done()
    except ValueError as error:
        print(error)

asyncio.run(main())

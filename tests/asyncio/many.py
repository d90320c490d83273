# heap: 64k
# stress: -X heapsize=128k
# only: 32
# not: sweep
# 200 tasks with three locals each sleep and queue in a heap of 64 KB.
import asyncio
async def worker(number, queue):
    total = 0
    step = number % 7
    for i in range(3):
        await asyncio.sleep(0.001 * step)
        await queue.put(number)
        total += i
    return total
async def main():
    queue = asyncio.Queue(50)
    tasks = [asyncio.create_task(worker(i, queue)) for i in range(200)]
    got = 0
    for _ in range(600):
        got += await queue.get()
    print(got, sum(await asyncio.gather(*tasks)))
asyncio.run(main())

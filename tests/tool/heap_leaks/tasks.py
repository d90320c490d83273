# SPDX-License-Identifier: MIT
# Tasks that never end: each waits for an answer that does not come.
import asyncio, heap, innocent, sys

answered = None


async def ask(number):
    question = "what about %d?" % number
    await answered.wait()
    return question


async def main():
    global answered, ready
    answered = asyncio.Event()
    ready = heap.mark("ready")
    for i in range(24):
        asyncio.create_task(ask(i))
        await asyncio.sleep(0)
        innocent.work(5)
    with open(sys.argv[1], "wb") as file:
        heap.dump(file)


asyncio.run(main())

# title: asyncio is the part that boards need
# reason: There are no executors, subprocesses, transports or protocols; debug mode is remembered and does nothing. As in
#   MicroPython, create_task() works before a loop runs; run(), or run_forever() of get_event_loop(), then runs the task.
#   sleep() gives an object of its own; a future is its own iterator; reader and writer of a connection are one object; time() of the loop counts from the
#   import. The first Ctrl-C is raised where the program is, and run() then cancels all tasks. A callback that runs out of
#   memory ends the loop, since whoever waits for it would wait for ever.
# instead: Begin with asyncio.run(main()), and await in main().
import asyncio


async def work():
    return 'done'


async def main(task):
    return await task


coroutine = work()
try:
    print(asyncio.run(main(asyncio.create_task(coroutine))))
except RuntimeError as error:
    print(error)
    coroutine.close()
print(type(asyncio.sleep(0)).__name__ == 'coroutine')

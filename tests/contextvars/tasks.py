# Tasks and callbacks run in a copy of the context that made them, or in the one that is given.
import asyncio
from contextvars import Context, ContextVar, copy_context

log = []
v = ContextVar("v", default="-")
async def child(name):
    log.append((name, v.get()))
    v.set(name)
    await asyncio.sleep(0)
    log.append((name, v.get()))
async def main():
    v.set("main")
    x = asyncio.create_task(child("x"))
    await child("inline")
    ctx = copy_context()
    ctx.run(v.set, "ctx")
    y = asyncio.create_task(child("y"), context=ctx)
    await asyncio.gather(x, y)
    log.append((v.get(), ctx[v]))
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: log.append(("soon", v.get())))
    later = loop.create_future()

    def at_last():
        log.append(("later", v.get()))
        later.set_result(None)
    loop.call_later(0.001, at_last, context=ctx)
    v.set("after")
    await later
    fut = loop.create_future()
    def done(f): log.append(("done", v.get()))
    fut.add_done_callback(done)
    fut.add_done_callback(print)
    print(fut.remove_done_callback(print))
    v.set("still")
    fut.set_result(1)
    async with asyncio.timeout(5), asyncio.TaskGroup() as g:
        g.create_task(child("g"))
        g.create_task(child("h"), context=ctx)
    log.append(ctx[v])
    empty = asyncio.create_task(child("empty"), context=Context())
    await empty
asyncio.run(main())
print(*log, sep="\n")
print(v.get())

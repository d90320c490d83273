# contextvars may be imported when a loop runs already.
import asyncio


async def child(var):
    old = var.get()
    var.set(old + 1)
    return old, var.get()


async def main():
    from contextvars import ContextVar
    var = ContextVar("var", default=1)
    print(await asyncio.gather(child(var), child(var)), var.get())
    await asyncio.sleep(0.001)
    print(await child(var), var.get())
    print(await asyncio.create_task(child(var)), await asyncio.wait_for(child(var), 1), var.get())


asyncio.run(main())
with asyncio.Runner() as runner:
    from contextvars import ContextVar
    kept = ContextVar("kept", default=5)
    print(runner.run(child(kept)), runner.run(child(kept)), kept.get())

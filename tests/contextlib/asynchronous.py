# contextlib: asynccontextmanager, AsyncExitStack, aclosing, nullcontext, decorators, abstract classes.
import contextlib
from contextlib import *
def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
@asynccontextmanager
async def manager(name):
    print("enter", name)
    try:
        yield name
    except KeyError as e:
        print("caught", e)
    finally:
        print("exit", name)
class Closes:
    async def aclose(self):
        print("aclosed")
@manager("decorated")
async def decorated(x):
    return x + 1
async def main():
    async with manager("a") as a:
        print(a)
    async with manager("b"):
        raise KeyError("k")
    async with AsyncExitStack() as stack:
        stack.push_async_callback(say, "callback", n=1)
        await stack.enter_async_context(manager("c"))
        stack.enter_context(nullcontext())
        stack.callback(print, "plain")
        print("in stack")
    async with aclosing(Closes()) as c:
        print(type(c).__name__)
    async with nullcontext(4) as four:
        print(four)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(4)
    except TypeError as e:
        print(e)
    try:
        async with manager("d"):
            raise ValueError("through")
    except ValueError as e:
        print(e, e.__context__)
    return await decorated(1)
async def say(*args, **keywords):
    print(args, keywords)
print(run(main()))
class Managed:
    def __enter__(self):
        return self
    def __exit__(self, *exc_info):
        pass
print(issubclass(Managed, AbstractContextManager), issubclass(int, AbstractContextManager), isinstance(suppress(), AbstractContextManager))
class Half(AbstractContextManager):
    pass
try:
    Half()
except TypeError as e:
    print(e)
with ExitStack() as outer:
    outer.push(lambda *exc_info: exc_info[0] is ValueError)
    outer.callback(print, "first")
    raise ValueError
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("inner")
except ZeroDivisionError as e:
    print(type(e.__context__).__name__, e.__context__)

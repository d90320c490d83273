# Event loop policies: who makes loops and keeps the current one.
import asyncio


class Policy(asyncio.AbstractEventLoopPolicy):
    def __init__(self):
        self.log = []

    def get_event_loop(self):
        return self.log[-1]

    def set_event_loop(self, loop):
        self.log.append(loop)

    def new_event_loop(self):
        loop = asyncio.DefaultEventLoopPolicy().new_event_loop()
        self.log.append(loop)
        return loop


async def main():
    await asyncio.sleep(0)
    return asyncio.get_running_loop(), asyncio.get_event_loop()


policy = Policy()
asyncio.set_event_loop_policy(policy)
print(asyncio.get_event_loop_policy() is policy)
running, got = asyncio.run(main())
print(running is got, [loop is running for loop in policy.log], policy.log[-1])
asyncio.set_event_loop(5)
print(asyncio.get_event_loop(), policy.log[-1])
asyncio.set_event_loop_policy(None)
print(isinstance(asyncio.get_event_loop_policy(), asyncio.AbstractEventLoopPolicy), asyncio.get_event_loop_policy() is policy)
for wrong in (lambda: asyncio.set_event_loop_policy(5), asyncio.AbstractEventLoopPolicy().new_event_loop):
    try:
        wrong()
    except (TypeError, NotImplementedError) as error:
        print(repr(error))


async def debug():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    await loop.shutdown_asyncgens()


asyncio.run(debug())
asyncio.run(debug(), debug=True)
with asyncio.Runner(debug=True) as runner:
    runner.run(debug())

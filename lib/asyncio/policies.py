# SPDX-License-Identifier: MIT
"""Which loop there is, as an object that a program may give: without one, asyncio decides itself."""
import asyncio


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        if asyncio._default is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return asyncio._default

    def set_event_loop(self, loop):
        asyncio._default = loop

    def new_event_loop(self):
        return asyncio.AbstractEventLoop()


def get_event_loop_policy():
    return asyncio._policy or DefaultEventLoopPolicy()


def set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                        f"not '{type(policy).__name__}'")
    asyncio._policy = policy

# SPDX-License-Identifier: MIT
"""A loop that runs several programs, one after the other."""
import asyncio


def __getattr__(name):
    return getattr(asyncio, name)


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._factory = loop_factory
        self._loop = None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def get_loop(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "created":
            self._loop = (self._factory or asyncio.AbstractEventLoop)()
            if self._factory is None:
                asyncio.set_event_loop(self._loop)
            self._state = "initialized"
        return self._loop

    def run(self, coro, *, context=None):
        if not asyncio.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if asyncio._running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        return self.get_loop().run_until_complete(coro)

    def close(self):
        if self._state != "initialized":
            return
        try:
            self._loop._cancel_all()
        finally:
            if self._factory is None:
                asyncio.set_event_loop(None)
            self._loop.close()
            self._loop = None
            self._state = "closed"

# SPDX-License-Identifier: MIT
"""A loop that runs several programs, one after the other."""
import asyncio


def __getattr__(name):
    return getattr(asyncio, name)


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._factory = loop_factory
        self._debug = debug
        self._context = None
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
            self._loop = (self._factory or asyncio.new_event_loop)()
            if self._factory is None:
                asyncio.set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            self._state = "initialized"
        return self._loop

    def run(self, coro, *, context=None):
        if not asyncio.iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if asyncio._running is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        if self._context is None and asyncio._contexts is not None:
            self._context = asyncio._contexts.copy_context()
        return loop.run_until_complete(loop.create_task(coro, context=self._context if context is None else context))

    def close(self):
        if self._state != "initialized":
            return
        try:
            self._loop._cancel_all()
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        finally:
            if self._factory is None:
                asyncio.set_event_loop(None)
            self._loop.close()
            self._loop = None
            self._state = "closed"

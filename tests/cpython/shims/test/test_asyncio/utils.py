# SPDX-License-Identifier: MIT
"""What the test files of asyncio share: a loop whose time a generator drives, and a TestCase that closes loops."""
import asyncio
import contextlib
import sys
import unittest

import absent
from asyncio import base_events, tasks

# CPython has each in C and in Python.
asyncio._PyFuture = asyncio.Future
asyncio._PyTask = asyncio.Task
asyncio.BaseEventLoop = asyncio.SelectorEventLoop = asyncio.AbstractEventLoop
for _name in ("register_task", "unregister_task", "enter_task", "leave_task"):
    setattr(asyncio, "_py_" + _name, absent.Absent("asyncio._py_" + _name, "internals"))
asyncio._all_tasks = asyncio._current_tasks = {}
for _name in ("gather", "wait", "wait_for", "as_completed", "shield"):
    getattr(asyncio, _name)


class TestLoop(base_events.AbstractEventLoop):
    """gen() is sent the time of each timer that was set, and yields how far time goes on."""

    def __init__(self, gen=None):
        super().__init__()
        self._gen = (gen or self._none)()
        self._check_on_close = gen is not None
        next(self._gen)
        self._time = 0
        self._set = []

    @staticmethod
    def _none():
        yield

    _factory = None

    def set_task_factory(self, factory):
        self._factory = factory

    def create_task(self, coro, *, name=None, context=None):
        if self._factory is None:
            return super().create_task(coro, name=name, context=context)
        task = self._factory(self, coro) if context is None else self._factory(self, coro, context=context)
        if name is not None:
            task.set_name(name)
        return task

    def time(self):
        return self._time

    def advance_time(self, advance):
        if advance:
            self._time += advance

    def _ticks(self):
        return int(self._time * asyncio._SECOND + 0.5)

    def _at(self, tick, what):
        when = round(tick / asyncio._SECOND, 3)
        self._set.append(when)
        super()._at(int(when * asyncio._SECOND), what)

    def _pause(self, ticks):
        pass

    def _run_once(self):
        super()._run_once()
        for when in self._set:
            self.advance_time(self._gen.send(when))
        self._set = []

    def close(self):
        super().close()
        if self._check_on_close:
            try:
                self._gen.send(0)
            except StopIteration:
                pass
            else:
                raise AssertionError("Time generator is not finished")


def run_briefly(loop):
    async def once():
        pass
    coroutine = once()
    task = loop.create_task(coroutine)
    try:
        loop.run_until_complete(task)
    finally:
        coroutine.close()


def run_once(loop):
    loop.call_soon(loop.stop)
    loop.run_forever()


def run_until(loop, pred, timeout=30):
    for _ in range(int(timeout * 1000)):
        if pred():
            return
        loop.run_until_complete(tasks.sleep(0.001))
    raise TimeoutError


class TestCase(unittest.TestCase):
    @staticmethod
    def close_loop(loop):
        loop.close()

    def set_event_loop(self, loop, *, cleanup=True):
        asyncio.set_event_loop(None)
        if cleanup:
            self.addCleanup(self.close_loop, loop)

    def new_test_loop(self, gen=None):
        loop = TestLoop(gen)
        self.set_event_loop(loop)
        return loop

    def tearDown(self):
        asyncio.set_event_loop(None)


@contextlib.contextmanager
def disable_logger():
    yield


class _Patch:
    """mock.patch() is called while a class is made: what it decorates is skipped, and what enters it."""

    def __call__(self, function):
        return unittest.skip("[missing-modules] mock.patch")(function)

    def __enter__(self):
        raise unittest.SkipTest("[missing-modules] mock.patch")

    def __exit__(self, *exception):
        pass


def _patch(*args, **keywords):
    return _Patch()


_patch.object = _patch.dict = _patch
sys.modules["unittest.mock"].patch = _patch


def mock_nonblocking_socket(*args, **keywords):
    raise unittest.SkipTest("[missing-modules] mock")


class MockPattern(str):
    """Equals what the pattern is found in."""

    def __eq__(self, other):
        import re
        return bool(re.search(str(self), other))


def MockInstanceOf(kind):
    """Equals instances of the type."""
    return type("Any", (), {"__eq__": lambda self, other: isinstance(other, kind)})()


MockCallback = mock_nonblocking_socket


def get_function_source(func):
    return func.__code__.co_filename, func.__code__.co_firstlineno

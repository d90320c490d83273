# SPDX-License-Identifier: MIT
"""Waiting for several things, or not for ever."""
import asyncio
from asyncio import CancelledError, Future, ensure_future, get_running_loop


def __getattr__(name):
    return getattr(asyncio, name)


# ---- gather ----

class _Gathered(Future):
    def __init__(self, children, loop):
        super().__init__(loop=loop)
        self._children = children
        self._asked = False  # to cancel
        self._message = None

    def cancel(self, msg=None):
        if self.done():
            return False
        hit = False
        for child in self._children:
            if child.cancel(msg):
                hit = True
        if hit:
            self._asked = True
            self._message = msg
        return hit


def _outcome(future):
    if future.cancelled():
        return CancelledError(*future._exception.args or ("",))
    return future._result if future.exception() is None else future._exception


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = asyncio.get_event_loop().create_future()
        outer.set_result([])
        return outer
    futures = []  # one each, in the order of the arguments
    made = {}  # argument -> its future
    loop = None
    for argument in coros_or_futures:
        future = made.get(argument)
        if future is None:
            future = made[argument] = ensure_future(argument, loop=loop)
            if loop is None:
                loop = future._loop
        futures.append(future)
    children = list(made.values())
    made = None
    left = len(children)
    outer = _Gathered(children, loop)

    def one_done(child):
        nonlocal left
        left -= 1
        if outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._exception)
                return
            if child.exception() is not None:
                outer.set_exception(child._exception)
                return
        if left == 0:
            results = [_outcome(future) for future in futures]
            if outer._asked:
                outer.set_exception(asyncio._cancelled(outer._message))
            else:
                outer.set_result(results)

    for child in children:
        child.add_done_callback(one_done)
    return outer


# ---- wait ----

def _many(fs):
    if asyncio.isfuture(fs) or asyncio.iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    return set(fs)


async def wait(fs, *, timeout=None, return_when=asyncio.ALL_COMPLETED):
    fs = _many(fs)
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"):
        raise ValueError(f"Invalid return_when value: {return_when}")
    for future in fs:
        if asyncio.iscoroutine(future):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    waiter = get_running_loop().create_future()
    timer = None
    if timeout is not None:
        timer = waiter._loop.call_later(timeout, _release, waiter)
    left = len(fs)

    def one_done(future):
        nonlocal left
        left -= 1
        failed = not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == "FIRST_COMPLETED" or return_when == "FIRST_EXCEPTION" and failed:
            if timer is not None:
                timer.cancel()
            _release(waiter)

    for future in fs:
        future.add_done_callback(one_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(one_done)
    done = set()
    pending = set()
    for future in fs:
        (done if future.done() else pending).add(future)
    return done, pending


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


# ---- wait_for ----

async def _cancel_and_wait(future):
    """Until the cancelled future has ended, in whatever way."""
    waiter = get_running_loop().create_future()

    def release(done):
        _release(waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


def _late(future):
    """What a future that was cancelled for its time gives after all."""
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError() from error


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    future = ensure_future(fut, loop=loop)
    fut = None
    if timeout <= 0:
        if not future.done():
            await _cancel_and_wait(future)
            return _late(future)
        return future.result()
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter)

    def release(done):
        _release(waiter)
    future.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if future.done():
                return future.result()
            future.remove_done_callback(release)
            await _cancel_and_wait(future)
            raise
        if future.done():
            return future.result()
        future.remove_done_callback(release)
        await _cancel_and_wait(future)
        return _late(future)
    finally:
        timer.cancel()


def wait_for_ms(fut, timeout):
    return wait_for(fut, timeout / 1000)


# ---- the others ----

def as_completed(fs, *, timeout=None):
    if asyncio.isfuture(fs) or asyncio.iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    done = asyncio.Queue()
    loop = asyncio.get_event_loop()
    todo = {ensure_future(f, loop=loop) for f in set(fs)}
    timer = None

    def late():
        for future in todo:
            future.remove_done_callback(one_done)
            done.put_nowait(None)
        todo.clear()

    def one_done(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def next_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(one_done)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, late)
    for _ in range(len(todo)):
        yield next_one()


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_done)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def wrap_future(future, *, loop=None):
    if not asyncio.isfuture(future):
        raise TypeError(f"a future is expected, got {future!r}; there are no concurrent ones")
    return future

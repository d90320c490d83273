# SPDX-License-Identifier: MIT
"""Coroutines side by side: the event loop, futures and tasks. Everything else is in the other files of this folder,
which are imported when one of their names is first asked for.

In the queue of what is ready, and among the timers, lie tasks, handles and sleepers alike: each has _run(). Turns are
CPython's: what becomes ready waits for those that were before it, and runs no earlier than in the next turn.
Times are whole ticks of 64 microseconds, since a float of 32 bits would soon be too coarse."""
import sys
from heapq import heappop, heappush
from time import monotonic_ns

TimeoutError = TimeoutError
FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_TICK = 64000  # nanoseconds
_SECOND = 15625  # ticks
_start = monotonic_ns()
_running = None  # the loop that runs
_default = None  # the one that get_event_loop() gives when none does
_names = 0  # tasks that were made
_policy = None  # what a program says about loops, if it does
_contexts = sys.modules.get("contextvars")  # which puts itself here when it is imported later

_PARTS = (
    ("tasks", ("gather", "wait", "wait_for", "wait_for_ms", "as_completed", "shield", "wrap_future")),
    ("locks", ("Event", "Lock", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "ThreadSafeFlag")),
    ("queues", ("Queue", "PriorityQueue", "LifoQueue", "QueueEmpty", "QueueFull")),
    ("timeouts", ("Timeout", "timeout", "timeout_at")),
    ("taskgroups", ("TaskGroup",)),
    ("runners", ("Runner",)),
    ("exceptions", ("InvalidStateError", "IncompleteReadError", "LimitOverrunError", "BrokenBarrierError")),
    ("streams", ("StreamReader", "StreamWriter", "Stream", "Server", "open_connection", "start_server")),
    ("policies", ("AbstractEventLoopPolicy", "DefaultEventLoopPolicy", "get_event_loop_policy", "set_event_loop_policy")),
    ("events", ()),
)


def __getattr__(name):
    modules = sys.modules
    # Modules of CPython's and MicroPython's that are this one here.
    if name in ("futures", "base_events", "coroutines", "core"):
        return modules["asyncio"]
    for part, names in _PARTS:
        if name in names:
            __import__("asyncio." + part)
            value = globals()[name] = getattr(modules["asyncio." + part], name)
            return value
        if name == part and "asyncio." + part not in modules:
            __import__("asyncio." + part)
            return modules["asyncio." + part]
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")


class CancelledError(BaseException):
    __module__ = "asyncio.exceptions"


def _cancelled(message):
    return CancelledError() if message is None else CancelledError(message)


def _adopt(what, context):
    """A task or handle runs in this context, or in a copy of the one that is current, if there are contexts at all."""
    if _contexts is not None:
        what._context = _contexts.copy_context() if context is None else context
    return what


def _invalid(message):
    raise __getattr__("InvalidStateError")(message)


# ---- futures ----

class Future:
    _name = None
    _state = "PENDING"

    def __init__(self, *, loop=None):
        self._loop = loop or get_event_loop()
        # Who is told when it is done: None, a task or a function, or a list of them.
        self._callbacks = None
        # While a task is pending, what it waits for. Of what has failed, who reports if nobody asks.
        self._result = None
        self._exception = None

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._exception = _cancelled(msg)
        self._finish("CANCELLED")
        return True

    def result(self):
        if self._state == "PENDING":
            _invalid("Result is not set.")
        if self._exception is not None:
            self._result = None
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "PENDING":
            _invalid("Exception is not set.")
        if self._state == "CANCELLED":
            raise self._exception
        if self._exception is not None:
            self._result = None
        return self._exception

    def set_result(self, result):
        if self._state != "PENDING":
            _invalid(f"{self._state}: {self!r}")
        self._result = result
        self._finish("FINISHED")

    def set_exception(self, exception):
        if self._state != "PENDING":
            _invalid(f"{self._state}: {self!r}")
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._exception = exception
        from asyncio.events import Unretrieved
        self._result = Unretrieved(self)
        self._finish("FINISHED")

    def __class_getitem__(cls, item):
        return cls

    def add_done_callback(self, fn, *, context=None):
        if _contexts is not None and not isinstance(fn, Task):
            from asyncio.events import InContext
            fn = _adopt(InContext(fn), context)
        if self._state != "PENDING":
            self._loop._tell(fn, self)
        elif self._callbacks is None:
            self._callbacks = fn
        elif type(self._callbacks) is list:
            self._callbacks.append(fn)
        else:
            self._callbacks = [self._callbacks, fn]

    def remove_done_callback(self, fn):
        callbacks = self._callbacks
        if callbacks is None:
            return 0
        if type(callbacks) is not list:
            callbacks = [callbacks]
        left = [f for f in callbacks if f != fn]
        self._callbacks = left or None
        return len(callbacks) - len(left)

    def _finish(self, state):
        self._state = state
        callbacks = self._callbacks
        self._callbacks = None
        if type(callbacks) is list:
            for fn in callbacks:
                self._loop._tell(fn, self)
        elif callbacks is not None:
            self._loop._tell(callbacks, self)

    # A future is its own iterator: awaiting one takes no memory.
    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        if self._state == "PENDING":
            return self
        raise StopIteration(self.result())

    def __repr__(self):
        from asyncio.events import describe
        return describe(self)


def isfuture(obj):
    return isinstance(obj, Future)


class Task(Future):
    _context = None

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _names
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        super().__init__(loop=loop)
        _names += 1
        self._name = _names if name is None else str(name)
        self._coro = coro
        self._throw = None  # what is raised in it when it runs next
        self._cancels = 0
        _adopt(self, context)
        self._loop._tasks.append(self)
        self._loop._ready.append(self)

    def get_coro(self):
        return self._coro

    def get_name(self):
        name = self._name
        return f"Task-{name}" if type(name) is int else name

    def set_name(self, name):
        self._name = str(name)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self._state != "PENDING":
            return False
        self._cancels += 1
        if self._result is None or not self._result.cancel(msg):
            self._throw = _cancelled(msg)
        return True

    def cancelling(self):
        return self._cancels

    def uncancel(self):
        if self._cancels:
            self._cancels -= 1
        return self._cancels

    def _finish(self, state):
        self._loop._tasks.remove(self)
        super()._finish(state)

    def _end_by(self, error):
        self._result = None
        if isinstance(error, CancelledError):
            self._exception = error
            self._finish("CANCELLED")
        else:
            super().set_exception(error)

    def _run(self):
        loop = self._loop
        throw = self._throw
        self._throw = self._result = None
        loop._current = self
        try:
            waited = self._coro.send(None) if throw is None else self._coro.throw(throw)
        except StopIteration as stop:
            if self._throw is not None:
                self._end_by(self._throw)
            else:
                self._result = stop.value
                self._finish("FINISHED")
        except (KeyboardInterrupt, SystemExit) as error:
            self._end_by(error)
            raise
        except BaseException as error:
            self._end_by(error)
        else:
            if waited is None:
                loop._ready.append(self)
            else:
                self._wait(waited, loop)
        loop._current = None

    def _wait(self, waited, loop):
        if type(waited) is _Sleep:
            waited._start(self, loop)
        elif not isinstance(waited, Future):
            self._throw = RuntimeError(f"Task got bad yield: {waited!r}")
        elif waited._loop is not loop:
            self._throw = RuntimeError(f"Task {self!r} got Future {waited!r} attached to a different loop")
        elif waited is self:
            self._throw = RuntimeError(f"Task cannot await on itself: {self!r}")
        else:
            waited.add_done_callback(self)
        if self._throw is None:
            self._result = waited
        elif not isinstance(self._throw, CancelledError):
            loop._ready.append(self)
        else:  # it has cancelled itself
            self._result = waited
            if waited.cancel(*self._throw.args):
                self._throw = None


# ---- sleeping ----

class _Sleep:
    """What sleep() gives: a coroutine, as far as anybody can see, and the timer that it waits for."""

    _context = None

    def __init__(self, ticks, result):
        self._task = ticks  # before it begins, and of the end too, a number
        self._result = result
        self._cancelled = False

    def __await__(self):
        return self

    __iter__ = __await__

    def __next__(self):
        return self.send(None)

    def send(self, value):
        if type(self._task) is int:
            ticks = self._task
            if ticks > 0:
                if _running is None:
                    raise RuntimeError("no running event loop")
                return self
            if ticks == 0:
                self._task = -1
                return None
            if ticks < -1:
                raise RuntimeError("cannot reuse already awaited coroutine")
        self._task = -2
        if self._cancelled:
            raise self._result
        raise StopIteration(self._result)

    def throw(self, kind, value=None, traceback=None):
        self._task = -2
        raise kind if value is None else value

    def close(self):
        self._task = -2

    def cancel(self, msg=None):
        task = self._task
        if type(task) is int or self._cancelled:
            return False
        self._cancelled = True
        self._result = _cancelled(msg)
        task._loop._drop_timer()
        task._loop._ready.append(task)
        return True

    def _start(self, task, loop):
        ticks = self._task
        self._task = task
        loop._at(loop._ticks() + ticks, self)

    def _run(self):
        if not self._cancelled:
            self._task._loop._ready.append(self._task)
            self._task = -1


def sleep(delay, result=None):
    return _Sleep(-int(-delay * _SECOND) + 1 if delay > 0 else 0, result)


def sleep_ms(ms):
    return _Sleep(ms * 125 // 8 + 1 if ms > 0 else 0, None)


# ---- the loop ----

class Handle:
    _context = None

    def __init__(self, callback, args, loop):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._when = None
        self._cancelled = False

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None
            if self._when is not None:
                self._loop._drop_timer()

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when / _SECOND

    def _run(self):
        if self._cancelled:
            return
        try:
            self._callback(*self._args)
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise  # without memory, who waits for this would wait for ever
        except BaseException as error:
            name = getattr(self._callback, "__qualname__", None) or repr(self._callback)
            self._loop.call_exception_handler({"message": f"Exception in callback {name}()", "exception": error,
                                               "handle": self})


TimerHandle = Handle


class AbstractEventLoop:
    def __init__(self):
        from _collections import deque
        self._ready = deque()
        self._timers = []  # a heap of (tick, number, what)
        self._dropped = 0  # of the timers, that were cancelled
        self._count = 0
        self._tasks = []
        self._current = None
        self._io = None
        self._stopping = self._ending = self._closed = False
        self._handler = None
        self._debug = False

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def time(self):
        return self._ticks() / _SECOND

    def _ticks(self):
        return (monotonic_ns() - _start) // _TICK

    def _tell(self, fn, future):
        self._ready.append(fn if isinstance(fn, Task) else Handle(fn, (future,), self))

    def _at(self, tick, what):
        self._count += 1
        heappush(self._timers, (tick, self._count, what))

    def _drop_timer(self):
        self._dropped += 1
        if self._dropped * 2 > len(self._timers):
            from heapq import heapify
            self._timers[:] = [timer for timer in self._timers if not timer[2]._cancelled]
            heapify(self._timers)
            self._dropped = 0

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = _adopt(Handle(callback, args, self), context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self._call_at(self._ticks() + (-int(-delay * _SECOND) + 1 if delay > 0 else 0), callback, args, context)

    def call_at(self, when, callback, *args, context=None):
        return self._call_at(int(when * _SECOND), callback, args, context)

    def _call_at(self, tick, callback, args, context):
        self._check_closed()
        handle = _adopt(Handle(callback, args, self), context)
        handle._when = tick
        self._at(tick, handle)
        return handle

    def _run_once(self):
        ready = self._ready
        timers = self._timers
        while timers and timers[0][2]._cancelled:
            heappop(timers)
            self._dropped -= 1
        if self._io or not (ready or self._stopping):
            if ready or self._stopping:
                ticks = 0
            else:
                ticks = max(timers[0][0] - self._ticks(), 0) if timers else None
            if ticks is None and self._ending:
                self._stopping = True
            else:
                self._pause(ticks)
        if timers:
            now = self._ticks()
            while timers and timers[0][0] <= now:
                ready.append(heappop(timers)[2])
        for _ in range(len(ready)):
            what = ready.popleft()
            if _contexts is None or what._context is None:
                what._run()
            else:
                what._context.run(what._run)

    def _pause(self, ticks):
        """Waits so long, or for ever (None), or until a stream is ready; but not longer than 10 ms, since a function
        that micropython.schedule() calls meanwhile may make something ready."""
        ticks = 156 if ticks is None else min(ticks, 156)
        if self._io:
            self._io.wait(ticks)
        elif ticks > 0:
            from time import sleep_us
            sleep_us(ticks * 64)

    def run_forever(self):
        global _running
        self._check_closed()
        if _running is not None:
            raise RuntimeError("This event loop is already running" if _running is self else
                               "Cannot run the event loop while another loop is running")
        _running = self
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._current = _running = None

    def _run_until(self, future):
        def stop(future):
            # Ctrl-C has ended the loop already.
            if future.cancelled() or not isinstance(future._exception, (KeyboardInterrupt, SystemExit)):
                self.stop()
        future.add_done_callback(stop)
        try:
            self.run_forever()
        finally:
            future.remove_done_callback(stop)

    def run_until_complete(self, future):
        self._check_closed()
        if _running is not None:
            self.run_forever()  # which raises
        future = ensure_future(future, loop=self)
        try:
            self._run_until(future)
        except BaseException:
            if future.done() and not future.cancelled():
                future.exception()
            raise
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def is_running(self):
        return _running is self

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def close(self):
        if _running is self:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._timers.clear()
        self._io = None

    def _cancel_all(self):
        self._ending = True  # after an error in the loop itself a task may wait for nothing
        tasks = self._tasks[:]
        for task in tasks:
            task.cancel()
        for task in tasks:
            if not task.done():
                self._run_until(task)
            if task.done() and not task.cancelled() and task.exception() is not None:
                self.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown",
                                             "exception": task.exception(), "task": task})

    def _streams(self):
        if self._io is None:
            from asyncio.events import Poller
            self._io = Poller(self)
        return self._io

    def add_reader(self, fd, callback, *args):
        self._streams().add(fd, 0, _adopt(Handle(callback, args, self), None))

    def add_writer(self, fd, callback, *args):
        self._streams().add(fd, 1, _adopt(Handle(callback, args, self), None))

    def remove_reader(self, fd):
        return self._streams().remove(fd, 0)

    def remove_writer(self, fd):
        return self._streams().remove(fd, 1)

    async def shutdown_asyncgens(self):
        """There are none to close: who has begun an async generator closes it."""

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def get_exception_handler(self):
        return self._handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._handler = handler

    def default_exception_handler(self, context):
        from asyncio.events import report
        report(context)

    def call_exception_handler(self, context):
        from asyncio.events import handle
        handle(self, context)


def new_event_loop():
    global _default
    if _policy is not None:
        return _policy.new_event_loop()
    loop = AbstractEventLoop()
    if _default is None or _default._closed:
        _default = loop
    return loop


def set_event_loop(loop):
    global _default
    if _policy is not None:
        _policy.set_event_loop(loop)
    else:
        _default = loop


def get_event_loop():
    if _running is None and _policy is not None:
        return _policy.get_event_loop()
    return _running or _default or new_event_loop()


def get_running_loop():
    if _running is None:
        raise RuntimeError("no running event loop")
    return _running


def _get_running_loop():
    return _running


# ---- what programs call ----

def iscoroutine(obj):
    return hasattr(obj, "send") and hasattr(obj, "throw") and hasattr(obj, "close")


def iscoroutinefunction(func):
    from asyncio.events import makes_coroutines
    return makes_coroutines(func)


def _wrap(awaitable):
    return (yield from awaitable.__await__())


def ensure_future(obj, *, loop=None):
    if isinstance(obj, Future):
        if loop is not None and loop is not obj._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return obj
    if not iscoroutine(obj):
        if not hasattr(obj, "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        obj = _wrap(obj)
    return (loop or get_event_loop()).create_task(obj)


def create_task(coro, *, name=None, context=None):
    return get_event_loop().create_task(coro, name=name, context=context)


def current_task(loop=None):
    return (loop or get_running_loop())._current


def all_tasks(loop=None):
    return set((loop or get_running_loop())._tasks)


def run(main, *, debug=None):
    global _default
    if _running is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    if not iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    if _policy is not None:
        from asyncio.runners import Runner
        with Runner(debug=debug) as runner:
            return runner.run(main)
    # Tasks that were made before, as programs for MicroPython do, run too.
    loop = _default if _default and _default._tasks else AbstractEventLoop()
    _default = loop
    if debug is not None:
        loop.set_debug(debug)
    try:
        return loop.run_until_complete(main)
    finally:
        try:
            loop._cancel_all()
        finally:
            loop.close()
            _default = None

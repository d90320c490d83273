# SPDX-License-Identifier: MIT
"""What the event loop needs less often: reports of errors, descriptions, and the streams that tasks wait for."""
import gc
import sys
import asyncio


def __getattr__(name):
    return getattr(asyncio, name)


def makes_coroutines(func):
    func = getattr(func, "__func__", func)
    code = getattr(func, "__code__", None)
    return code is not None and bool(code.co_flags & 128)


class InContext:
    """A callback of a future with its context; it equals the callback, by which it can be removed."""

    def __init__(self, fn):
        self.fn = fn
        self._context = None

    def __call__(self, future):
        self._context.run(self.fn, future)

    def __eq__(self, other):
        return self.fn == (other.fn if type(other) is InContext else other)

    def __repr__(self):
        return repr(self.fn)


# ---- errors ----

class Unretrieved:
    """Belongs to a future that has failed until somebody asks for its exception, and dies with it otherwise."""

    def __init__(self, future):
        self.future = future
        if future._callbacks is None:  # when nobody can ask any more, it is told now and not at some later collection
            future._loop._ready.append(asyncio.Handle(gc.collect, (), future._loop))

    def __del__(self):
        future = self.future
        if future._result is self:
            kind = "Future" if future._name is None else "Task"
            future._loop.call_exception_handler({"message": f"{kind} exception was never retrieved",
                                                 "exception": future._exception, "future": future})


def report(context):
    """Writes it to standard error."""
    print(context.get("message") or "Unhandled exception in event loop", file=sys.stderr)
    for key in sorted(context):
        if key not in ("message", "exception"):
            print(f"{key}: {context[key]!r}", file=sys.stderr)
    error = context.get("exception")
    if error is not None:
        sys.print_exception(error, sys.stderr)


def handle(loop, context):
    """Gives it to the loop's handler; an error there is no reason to stop."""
    try:
        if loop._handler is None:
            loop.default_exception_handler(context)
        else:
            loop._handler(loop, context)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        report({"message": "Unhandled error in exception handler", "exception": error, "context": context})


def describe(future):
    state = future._state.lower()
    kind = type(future).__name__
    if future._name is not None:
        coro = getattr(future._coro, "__qualname__", type(future._coro).__name__)
        if state == "pending" and future._cancels:
            state = "cancelling"
        state += f" name={future.get_name()!r} coro=<{coro}()>"
    if not future.done():
        waited = future._result
        return f"<{kind} {state}>" if waited is None else f"<{kind} {state} wait_for={waited!r}>"
    if future.cancelled():
        return f"<{kind} {state}>"
    if future._exception is not None:
        return f"<{kind} {state} exception={future._exception!r}>"
    return f"<{kind} {state} result={future._result!r}>"


# ---- streams ----

class Poller:
    """Who waits for which stream: the loop asks it instead of sleeping."""

    def __init__(self, loop):
        from select import poll
        self.ready = loop._ready
        self.poll = poll()
        self.waiting = {}  # stream -> [handle of reading, handle of writing]

    def __bool__(self):
        return bool(self.waiting)

    def add(self, stream, way, handle):
        """Way 0 is reading, 1 writing. One that was there goes."""
        pair = self.waiting.get(stream)
        if pair is None:
            pair = self.waiting[stream] = [None, None]
        old = pair[way]
        pair[way] = handle
        if old is not None:
            old._cancelled = True
        else:
            self.watch(stream, pair)

    def remove(self, stream, way):
        pair = self.waiting.get(stream)
        if pair is None or pair[way] is None:
            return False
        pair[way]._cancelled = True
        pair[way] = None
        self.watch(stream, pair)
        return True

    def watch(self, stream, pair):
        events = (pair[0] is not None) | (pair[1] is not None) << 2
        if events:
            self.poll.register(stream, events)
        else:
            del self.waiting[stream]
            self.poll.unregister(stream)

    def wait(self, ticks):
        for stream, events in self.poll.poll(-(-ticks * 8 // 125)):
            pair = self.waiting.get(stream)
            if pair:
                if events & ~4 and pair[0]:
                    self.ready.append(pair[0])
                if events & ~1 and pair[1]:
                    self.ready.append(pair[1])

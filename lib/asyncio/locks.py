# SPDX-License-Identifier: MIT
"""Tasks that wait for each other. Waiting ones are futures in a list, in the order in which they came."""
import asyncio
import micropython
from asyncio import CancelledError


class _Waiting:
    """A base with the queue of those that wait; it belongs to the loop in which somebody waits first."""

    def __init__(self):
        self._loop = None
        self._waiters = []

    def _get_loop(self):
        loop = asyncio.get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _queue(self):
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        return waiter

    def _state(self):
        return "locked" if self.locked() else "unlocked"

    def __repr__(self):
        state = self._state()
        if self._waiters:
            state += f", waiters:{len(self._waiters)}"
        return f"{object.__repr__(self)[:-1]} [{state}]>"


class _Locking:
    """async with, for what has acquire() and release()."""

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, error, traceback):
        self.release()


class Event(_Waiting):
    def __init__(self):
        super().__init__()
        self._value = False

    def _state(self):
        return "set" if self._value else "unset"

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        waiter = self._queue()
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Lock(_Waiting, _Locking):
    def __init__(self):
        super().__init__()
        self._locked = False

    def locked(self):
        return self._locked

    async def acquire(self):
        if not self._locked:
            for waiter in self._waiters:
                if not waiter.cancelled():
                    break
            else:
                self._locked = True
                return True
        waiter = self._queue()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not self._locked:
                self._wake()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()

    def _wake(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Condition(_Waiting, _Locking):
    def __init__(self, lock=None):
        super().__init__()
        self._lock = lock = lock or Lock()
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            waiter = self._queue()
            try:
                await waiter
                return True
            finally:
                self._waiters.remove(waiter)
        finally:
            # Whatever happens meanwhile, the lock is taken again.
            cancelled = None
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError as error:
                    cancelled = error
            if cancelled is not None:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_Waiting, _Locking):
    def __init__(self, value=1):
        super().__init__()
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value

    def _state(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"

    def locked(self):
        if self._value == 0:
            return True
        for waiter in self._waiters:
            if not waiter.cancelled():
                return True
        return False

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        waiter = self._queue()
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except CancelledError:
            if not waiter.cancelled():
                self._value += 1
                self._wake()
            raise
        if self._value > 0:
            self._wake()
        return True

    def release(self):
        self._value += 1
        self._wake()

    def _wake(self):
        # The value goes down for the waiter at once: nobody else can take it meanwhile.
        for waiter in self._waiters:
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        return getattr(asyncio, name)
    make()
    return globals()[name]


def _make_Barrier():
    global Barrier

    class Barrier(_Waiting):
        def __init__(self, parties):
            super().__init__()
            if parties < 1:
                raise ValueError("parties must be > 0")
            self._changed = Condition()
            self._parties = parties
            self._phase = "filling"
            self._count = 0

        def _state(self):
            state = self._phase
            if not self.broken:
                state += f", waiters:{self.n_waiting}/{self.parties}"
            return state

        async def __aenter__(self):
            return await self.wait()

        async def __aexit__(self, *args):
            pass

        async def wait(self):
            async with self._changed:
                await self._changed.wait_for(lambda: self._phase not in ("draining", "resetting"))
                if self._phase == "broken":
                    raise asyncio.BrokenBarrierError("Barrier aborted")
                index = self._count
                self._count += 1
                try:
                    if index + 1 == self._parties:
                        self._phase = "draining"
                        self._changed.notify_all()
                    else:
                        await self._changed.wait_for(lambda: self._phase != "filling")
                        if self._phase in ("broken", "resetting"):
                            raise asyncio.BrokenBarrierError("Abort or reset of barrier")
                    return index
                finally:
                    self._count -= 1
                    if self._count == 0:
                        if self._phase in ("resetting", "draining"):
                            self._phase = "filling"
                        self._changed.notify_all()

        async def reset(self):
            async with self._changed:
                if self._count == 0:
                    self._phase = "filling"
                elif self._phase != "resetting":
                    self._phase = "resetting"
                self._changed.notify_all()

        async def abort(self):
            async with self._changed:
                self._phase = "broken"
                self._changed.notify_all()

        @property
        def parties(self):
            return self._parties

        @property
        def n_waiting(self):
            return self._count if self._phase == "filling" else 0

        @property
        def broken(self):
            return self._phase == "broken"


def _make_ThreadSafeFlag():
    global ThreadSafeFlag

    class ThreadSafeFlag:
        """MicroPython's: an event that one task waits for, and that is cleared by that. A hard interrupt may set it, too: the
        task is told by a call of schedule(), to ask for which allocates nothing."""

        def __init__(self):
            self._value = self._asked = False
            self._waiter = None
            self._tell = self._told

        def set(self):
            self._value = True
            if self._waiter is not None and not self._asked:
                micropython.schedule(self._tell, None)
                self._asked = True

        def _told(self, _):
            self._asked = False
            if self._waiter is not None and not self._waiter.done():
                self._waiter.set_result(None)

        def clear(self):
            self._value = False

        async def wait(self):
            while not self._value:
                self._waiter = asyncio.get_running_loop().create_future()
                if not self._value:  # set() may have come before there was a waiter to tell
                    await self._waiter
            self._value = False

# SPDX-License-Identifier: MIT
"""Queues between tasks."""
import asyncio
from heapq import heappop, heappush


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


def _wake(waiters):
    """Lets the first go on that still waits."""
    while waiters:
        waiter = waiters.pop(0)
        if not waiter.done():
            waiter.set_result(None)
            break


class Queue:
    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._loop = None
        self._getters = []
        self._putters = []
        self._unfinished_tasks = 0
        self._finished = None  # the Event of join(), when somebody has asked for it
        self._init(maxsize)

    # Derived classes keep their items in their own way.
    def _init(self, maxsize):
        from _collections import deque
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _format(self):
        state = f"maxsize={self._maxsize!r}"
        if self._queue:
            state += f" _queue={list(self._queue)!r}"
        if self._getters:
            state += f" _getters[{len(self._getters)}]"
        if self._putters:
            state += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            state += f" tasks={self._unfinished_tasks}"
        return state

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    async def _wait(self, waiters, blocked):
        """Waits as long as blocked() says so."""
        while blocked():
            loop = asyncio.get_running_loop()
            if self._loop is None:
                self._loop = loop
            if loop is not self._loop:
                raise RuntimeError(f"{self!r} is bound to a different event loop")
            waiter = loop.create_future()
            waiters.append(waiter)
            try:
                await waiter
            except:
                waiter.cancel()
                if waiter in waiters:
                    waiters.remove(waiter)
                # Its turn had come already: the next one takes it.
                if not blocked() and not waiter.cancelled():
                    _wake(waiters)
                raise

    async def put(self, item):
        if self.full():
            await self._wait(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished_tasks += 1
        if self._finished is not None:
            self._finished.clear()
        _wake(self._getters)

    async def get(self):
        if self.empty():
            await self._wait(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        _wake(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0 and self._finished is not None:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            if self._finished is None:
                self._finished = asyncio.Event()
            await self._finished.wait()


class PriorityQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return heappop(self._queue)

    def _put(self, item):
        heappush(self._queue, item)


class LifoQueue(Queue):
    def _init(self, maxsize):
        self._queue = []

    def _get(self):
        return self._queue.pop()

    def _put(self, item):
        self._queue.append(item)


def __getattr__(name):
    return getattr(asyncio, name)

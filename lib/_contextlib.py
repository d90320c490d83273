# SPDX-License-Identifier: MIT
"""What contextlib is asked for more seldom; it finds this when it is. Classes made here are of that module."""
from contextlib import _base, _of_generator, _passed_on

__name__ = "contextlib"


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'contextlib' has no attribute '{name}'")
    make()
    return globals()[name]


def _make_AsyncContextDecorator():
    global AsyncContextDecorator

    class AsyncContextDecorator:
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            from functools import wraps

            @wraps(func)
            async def inner(*args, **keywords):
                async with self._recreate_cm():
                    return await func(*args, **keywords)
            return inner


def _hook(names):
    """A __subclasshook__ for the abstract class of what has these methods."""
    from _abc import has_methods
    return classmethod(lambda cls, other: has_methods(other, names) if names[1] in cls.__dict__ else NotImplemented)


def _make_AbstractContextManager():
    global AbstractContextManager
    from abc import ABC, abstractmethod

    class AbstractContextManager(ABC):
        __class_getitem__ = classmethod(lambda cls, parameters: cls)
        __subclasshook__ = _hook(("__enter__", "__exit__"))

        def __enter__(self):
            return self

        @abstractmethod
        def __exit__(self, kind, value, traceback):
            return None


def _make_AbstractAsyncContextManager():
    global AbstractAsyncContextManager
    from abc import ABC, abstractmethod

    class AbstractAsyncContextManager(ABC):
        __class_getitem__ = classmethod(lambda cls, parameters: cls)
        __subclasshook__ = _hook(("__aenter__", "__aexit__"))

        async def __aenter__(self):
            return self

        @abstractmethod
        async def __aexit__(self, kind, value, traceback):
            return None


def _make__GeneratedAsync():
    global _GeneratedAsync

    class _GeneratedAsync(_base("AsyncContextDecorator")):
        __init__ = _base("_Generated").__init__
        __doc__ = property(lambda self: self.made_by[0].__doc__)

        def _recreate_cm(self):
            return type(self)(*self.made_by)

        async def __aenter__(self):
            self.made_by = None
            try:
                return await self.gen.__anext__()
            except StopAsyncIteration:
                raise RuntimeError("generator didn't yield") from None

        async def __aexit__(self, kind, value, traceback):
            if kind is None:
                try:
                    await self.gen.__anext__()
                except StopAsyncIteration:
                    return False
                try:
                    raise RuntimeError("generator didn't stop")
                finally:
                    await self.gen.aclose()
            if value is None:
                value = kind()
            try:
                await self.gen.athrow(value)
            except StopAsyncIteration as error:
                return error is not value
            except BaseException as error:
                if not _passed_on(value, error):
                    raise
                value.__traceback__ = traceback
                return False
            try:
                raise RuntimeError("generator didn't stop after athrow()")
            finally:
                await self.gen.aclose()


def asynccontextmanager(func):
    return _of_generator("_GeneratedAsync", func)


def _make_aclosing():
    global aclosing

    class aclosing:
        def __init__(self, thing):
            self.thing = thing

        async def __aenter__(self):
            return self.thing

        async def __aexit__(self, *exc_info):
            await self.thing.aclose()


def _make_redirect_stderr():
    global redirect_stderr

    class redirect_stderr(_base("_Redirect")):
        stream = "stderr"


def _make_chdir():
    global chdir

    class chdir:
        def __init__(self, path):
            self.path = path
            self._old_cwd = []

        def __enter__(self):
            import os
            self._old_cwd.append(os.getcwd())
            os.chdir(self.path)

        def __exit__(self, *exc_info):
            import os
            os.chdir(self._old_cwd.pop())


# ---- stacks ----

def _fix_context(new, old, outer):
    """The exception that an exit raised came up while `old` was handled: says so at the end of its contexts."""
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


def _lacks(cls, kind):
    raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the {kind}context manager protocol")


def _make_ExitStack():
    global ExitStack

    class ExitStack:
        def __init__(self):
            self._exit_callbacks = []

        def pop_all(self):
            other = type(self)()
            other._exit_callbacks, self._exit_callbacks = self._exit_callbacks, []
            return other

        def _push(self, exit, waits=False):
            self._exit_callbacks.append((waits, exit))

        def push(self, exit):
            method = getattr(type(exit), "__exit__", None)
            self._push(exit if method is None else lambda *exc_info: method(exit, *exc_info))
            return exit

        def enter_context(self, cm):
            cls = type(cm)
            if not hasattr(cls, "__enter__") or not hasattr(cls, "__exit__"):
                _lacks(cls, "")
            result = cls.__enter__(cm)
            self.push(cm)
            return result

        def callback(self, callback, /, *args, **keywords):
            def call(*exc_info):
                callback(*args, **keywords)
            call.__wrapped__ = callback
            self._push(call)
            return callback

        def close(self):
            self.__exit__(None, None, None)

        def __enter__(self):
            return self

        def __exit__(self, kind, value, traceback):
            leaving = _leave(self._exit_callbacks, value)
            try:
                leaving.send(None)
            except StopIteration as end:
                return end.value


def _make_AsyncExitStack():
    global AsyncExitStack

    class AsyncExitStack(_base("ExitStack")):
        __enter__ = __exit__ = close = None

        def push_async_exit(self, exit):
            method = getattr(type(exit), "__aexit__", None)
            self._push(exit if method is None else lambda *exc_info: method(exit, *exc_info), True)
            return exit

        async def enter_async_context(self, cm):
            cls = type(cm)
            if not hasattr(cls, "__aenter__") or not hasattr(cls, "__aexit__"):
                _lacks(cls, "asynchronous ")
            result = await cls.__aenter__(cm)
            self.push_async_exit(cm)
            return result

        def push_async_callback(self, callback, /, *args, **keywords):
            async def call(*exc_info):
                await callback(*args, **keywords)
            call.__wrapped__ = callback
            self._push(call, True)
            return callback

        async def aclose(self):
            await self.__aexit__(None, None, None)

        async def __aenter__(self):
            return self

        async def __aexit__(self, kind, value, traceback):
            return await _leave(self._exit_callbacks, value)


async def _leave(exits, value):
    """Calls the exits, the last first, with the exception that is on its way. True if none is at the end."""
    given = value
    import sys
    outer = sys.exc_info()[1]
    while exits:
        waits, exit = exits.pop()
        try:
            details = (None, None, None) if value is None else (type(value), value, value.__traceback__)
            result = exit(*details)
            if waits:
                result = await result
            if result:
                value = None
        except BaseException as error:
            if error is not value:
                _fix_context(error, value, outer)
            value = error
    if value is None or value is given:
        return value is None and given is not None
    context = value.__context__
    try:
        raise value
    except BaseException:
        value.__context__ = context
        raise

# SPDX-License-Identifier: MIT
"""Context managers. Classes are made when they are first asked for."""

__all__ = ("AbstractAsyncContextManager", "AbstractContextManager", "AsyncContextDecorator", "AsyncExitStack",
           "ContextDecorator", "ExitStack", "aclosing", "asynccontextmanager", "chdir", "closing", "contextmanager",
           "nullcontext", "redirect_stderr", "redirect_stdout", "suppress")


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is not None:
        make()
    elif name[:2] == "__":
        raise AttributeError(f"module 'contextlib' has no attribute '{name}'")
    else:  # what is asked for more seldom
        import _contextlib
        globals()[name] = getattr(_contextlib, name)
    return globals()[name]


def _base(name):
    return globals().get(name) or __getattr__(name)


def _make_ContextDecorator():
    global ContextDecorator

    class ContextDecorator:
        def _recreate_cm(self):
            return self

        def __call__(self, func):
            from functools import wraps

            @wraps(func)
            def inner(*args, **keywords):
                with self._recreate_cm():
                    return func(*args, **keywords)
            return inner


# ---- of generators ----

def _passed_on(value, error):
    """Is the error that the generator raised only the one that was thrown into it? A StopIteration becomes a
    RuntimeError on its way through it."""
    return error is value or (isinstance(error, RuntimeError) and error.__cause__ is value and
                              isinstance(value, (StopIteration, StopAsyncIteration)))


def _make__Generated():
    global _Generated

    class _Generated(_base("ContextDecorator")):
        def __init__(self, func, args, keywords):
            self.gen = func(*args, **keywords)
            self.made_by = func, args, keywords

        @property
        def __doc__(self):
            return self.made_by[0].__doc__

        def _recreate_cm(self):
            return type(self)(*self.made_by)

        def __enter__(self):
            self.made_by = None
            for value in self.gen:
                return value
            raise RuntimeError("generator didn't yield")

        def __exit__(self, kind, value, traceback):
            if kind is None:
                for value in self.gen:
                    try:
                        raise RuntimeError("generator didn't stop")
                    finally:
                        self.gen.close()
                return False
            if value is None:
                value = kind()
            try:
                self.gen.throw(value)
            except StopIteration as error:
                return error is not value
            except BaseException as error:
                if not _passed_on(value, error):
                    raise
                value.__traceback__ = traceback
                return False
            try:
                raise RuntimeError("generator didn't stop after throw()")
            finally:
                self.gen.close()


def _of_generator(name, func):
    from functools import wraps

    @wraps(func)
    def helper(*args, **keywords):
        return cls(func, args, keywords)
    cls = _base(name)
    return helper


def contextmanager(func):
    return _of_generator("_Generated", func)


# ---- small ones ----

def _make_closing():
    global closing

    class closing:
        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *exc_info):
            self.thing.close()


def _make_nullcontext():
    global nullcontext

    class nullcontext:
        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *exc_info):
            pass

        async def __aenter__(self):
            return self.enter_result

        async def __aexit__(self, *exc_info):
            pass


def _make_suppress():
    global suppress

    class suppress:
        def __init__(self, *exceptions):
            self.exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, kind, value, traceback):
            return kind is not None and issubclass(kind, self.exceptions)


def _make__Redirect():
    global _Redirect

    class _Redirect:
        def __init__(self, new_target):
            self.targets = [new_target]

        def __enter__(self):
            import sys
            self.targets.append(getattr(sys, self.stream))
            setattr(sys, self.stream, self.targets[0])
            return self.targets[0]

        def __exit__(self, *exc_info):
            import sys
            setattr(sys, self.stream, self.targets.pop())


def _make_redirect_stdout():
    global redirect_stdout

    class redirect_stdout(_base("_Redirect")):
        stream = "stdout"

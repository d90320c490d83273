# SPDX-License-Identifier: MIT
"""Context managers. Classes are made when they are first asked for."""

__all__ = ("AbstractContextManager", "ContextDecorator", "ExitStack", "closing", "contextmanager", "nullcontext",
           "redirect_stderr", "redirect_stdout", "suppress")


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'contextlib' has no attribute '{name}'")
    make()
    return globals()[name]


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


def _make_AbstractContextManager():
    global AbstractContextManager

    class AbstractContextManager:
        def __enter__(self):
            return self

        def __exit__(self, kind, value, traceback):
            return None


def _make__Generated():
    global _Generated

    class _Generated(__getattr__("ContextDecorator")):
        def __init__(self, func, args, keywords):
            self.gen = func(*args, **keywords)
            self.made_by = func, args, keywords

        def _recreate_cm(self):
            return _Generated(*self.made_by)

        def __enter__(self):
            self.made_by = None
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, kind, value, traceback):
            if kind is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            if value is None:
                value = kind()
            try:
                self.gen.throw(value)
            except StopIteration as error:
                return error is not value
            except RuntimeError as error:
                # What the generator makes of a StopIteration that went through it.
                if error is value or (isinstance(value, StopIteration) and error.__cause__ is value):
                    return False
                raise
            except BaseException as error:
                if error is not value:
                    raise
                return False
            raise RuntimeError("generator didn't stop after throw()")


def contextmanager(func):
    from functools import wraps
    if "_Generated" not in globals():
        _make__Generated()

    @wraps(func)
    def helper(*args, **keywords):
        return _Generated(func, args, keywords)
    return helper


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

    class redirect_stdout(__getattr__("_Redirect")):
        stream = "stdout"


def _make_redirect_stderr():
    global redirect_stderr

    class redirect_stderr(__getattr__("_Redirect")):
        stream = "stderr"


def _make_ExitStack():
    global ExitStack

    class ExitStack:
        def __init__(self):
            self.exits = []

        def pop_all(self):
            other = type(self)()
            other.exits, self.exits = self.exits, []
            return other

        def push(self, exit):
            method = getattr(type(exit), "__exit__", None)
            self.exits.append(exit if method is None else lambda *exc_info: method(exit, *exc_info))
            return exit

        def enter_context(self, cm):
            kind = type(cm)
            if not hasattr(kind, "__enter__") or not hasattr(kind, "__exit__"):
                raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context "
                                "manager protocol")
            result = kind.__enter__(cm)
            self.push(cm)
            return result

        def callback(self, callback, /, *args, **keywords):
            def call(*exc_info):
                callback(*args, **keywords)
            self.exits.append(call)
            return callback

        def close(self):
            self.__exit__(None, None, None)

        def __enter__(self):
            return self

        def __exit__(self, kind, value, traceback):
            given = value
            while self.exits:
                try:
                    if self.exits.pop()(kind, value, traceback):
                        kind = value = traceback = None
                except BaseException as error:
                    if error is not value and error.__context__ is None:
                        error.__context__ = value
                    kind, value, traceback = type(error), error, error.__traceback__
            if value is given:
                return False
            if value is None:
                return True
            raise value

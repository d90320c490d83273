# SPDX-License-Identifier: MIT
"""Tracebacks as text. What stands in them is written by the machine (sys._traceback): here it is cut into entries."""
import sys


def _exception(exc, value):
    return exc if isinstance(exc, BaseException) or exc is None else value


def _entries(exc):
    entries = []
    for line in sys._traceback(exc).splitlines(True):
        if line.startswith("    ") and entries and entries[-1].startswith('  File "'):
            entries[-1] += line
        else:
            entries.append(line)
    return entries


def format_exception_only(exc, /, value=None):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if isinstance(exc, SyntaxError):
        return _entries(exc)[-2:]
    cls, text = type(exc), str(exc)
    name = cls.__qualname__
    if cls.__module__ not in ("builtins", "__main__"):
        name = f"{cls.__module__}.{name}"
    return [f"{name}: {text}\n" if text else name + "\n"] + [note + "\n" for note in getattr(exc, "__notes__", ())]


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """One text for each call, with the source line that belongs to it, and for each line without one."""
    exc = _exception(exc, value)
    last = format_exception_only(exc)
    if exc is None:
        return last
    entries = _entries(exc)
    n = "".join(last).count("\n") if not isinstance(exc, SyntaxError) else len(last)
    return entries[:-n] + last


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1]))


def _calls(exc):
    """The entries of the last traceback: those of the exception itself."""
    entries = format_exception(exc)
    starts = [i for i, entry in enumerate(entries) if entry.startswith("Traceback (")]
    return [entry for entry in entries[starts[-1]:] if entry.startswith('  File "')] if starts else []


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value)), end="", file=file or sys.stderr)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], file=file)


def _of_traceback(tb):
    error = Exception()
    error.__traceback__ = tb
    return error


def format_tb(tb, limit=None):
    return _calls(_of_traceback(tb))[:limit]


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=file or sys.stderr)

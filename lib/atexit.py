# SPDX-License-Identifier: MIT
"""Functions to call when the program ends, the last one registered first."""
from sys import atexit, print_exception

_calls = []


def register(func, /, *args, **kwargs):
    if not _calls:
        global _before
        _before = atexit(_run_exitfuncs)
    _calls.append((func, args, kwargs))
    return func


def unregister(func, /):
    _calls[:] = [c for c in _calls if c[0] != func]


def _clear():
    _calls.clear()


def _ncallbacks():
    return len(_calls)


def _run_exitfuncs():
    for func, args, kwargs in reversed(tuple(_calls)):
        try:
            func(*args, **kwargs)
        except BaseException as e:
            print_exception(e)
    _calls.clear()

# SPDX-License-Identifier: MIT
"""test.support.import_helper: a module has one implementation here, whichever is asked for."""
import contextlib
import sys
import unittest


def _import(name):
    __import__(name)
    return sys.modules[name]


def import_module(name, deprecated=False, *, required_on=()):
    try:
        return _import(name)
    except ImportError as error:
        if name == "concurrent.futures":  # test_asyncio asks for it before anything else
            return None
        internal = name.startswith("_")
        raise unittest.SkipTest(f"[{'internals' if internal else 'missing-modules'}] {error}")


def import_fresh_module(name, fresh=(), blocked=(), deprecated=False):
    try:
        return _import(name)
    except ImportError:
        return None


@contextlib.contextmanager
def ready_to_import(name=None, source=""):
    raise unittest.SkipTest("[missing-modules] importlib")
    yield


class CleanImport:
    def __init__(self, *names, usefrozen=False):
        self.names = names

    def __enter__(self):
        self.before = dict(sys.modules)
        for name in self.names:
            sys.modules.pop(name, None)

    def __exit__(self, *details):
        sys.modules.update(self.before)


def unload(name):
    sys.modules.pop(name, None)


def forget(name):
    unload(name)

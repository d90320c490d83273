# SPDX-License-Identifier: MIT
"""Stands in for modules that Terrarium lacks, so that a test file can be imported: a case that uses one is
skipped with the slug of the difference, when it calls what it got from there."""
import sys
import unittest

_SLUGS = {
    "pickle": "no-pickle",
    "threading": "no-threads",
    "_thread": "no-threads",
    "concurrent.futures": "no-threads",
    "multiprocessing": "no-processes",
    "subprocess": "no-processes",
    "ctypes": "internals",
    "_string": "internals",
    "test.ann_module": "annotations",
    "locale": "no-locale",
}


class Absent:
    """A name of an absent module: of any type the test wants, until it is called."""

    def __init__(self, name, slug):
        self.__name__ = name
        self._slug = slug

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return Absent(self.__name__ + "." + name, self._slug)

    def __call__(self, *args, **keywords):
        raise unittest.SkipTest(f"[{self._slug}] {self.__name__}")

    def __mro_entries__(self, bases):
        return (Base,)


class Base:
    pass


def module(name):
    """What the file NAME.py of this folder becomes when it is imported."""
    slug = _SLUGS.get(name, "missing-modules")
    return lambda attribute: _get(name, attribute, slug)


def _get(name, attribute, slug):
    if attribute[:2] == "__":
        raise AttributeError(attribute)
    return Absent(name + "." + attribute, slug)

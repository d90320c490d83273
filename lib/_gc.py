# SPDX-License-Identifier: MIT
"""What gc has beyond the functions written in C, which find it when it is asked for: CPython's names for what has no
meaning here (generations, freezing) answer in CPython's form."""
import gc

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38  # all but the first
garbage = []  # nothing is uncollectable
callbacks = []  # called before and after gc.collect(); not for collections that an allocation needs

_flags = _frozen = 0
_thresholds = 700, 10, 10


def get_stats():
    """Each collection is one of all generations. How many objects died in them is not counted."""
    none = {"collections": 0, "collected": 0, "uncollectable": 0}
    return [none, none.copy(), none | {"collections": gc._figures()[0]}]


def get_count():
    """Words allocated since the last collection, in the place of objects."""
    return gc._figures()[1], 0, 0


def get_threshold():
    return _thresholds


def set_threshold(threshold, /, *args):
    """Kept, and that is all: gc.threshold() says when to collect."""
    global _thresholds
    _thresholds = threshold, *args, *_thresholds[1 + len(args) :]


def get_debug():
    return _flags


def set_debug(flags, /):
    """Kept, and that is all."""
    global _flags
    _flags = flags


def freeze():
    """Nothing moves to another generation."""
    global _frozen
    _frozen += len(gc.get_objects())


def unfreeze():
    global _frozen
    _frozen = 0


def get_freeze_count():
    return _frozen


def _notify(phase):
    for callback in list(callbacks):
        try:
            callback(phase, {"generation": 2, "collected": 0, "uncollectable": 0})
        except Exception as error:
            from sys import print_exception

            print_exception(error)

# SPDX-License-Identifier: MIT
"""The few functions of inspect that can be written without code objects."""
import types

import absent

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CO_COROUTINE = 128


def isclass(item):
    return isinstance(item, type)


def isgenerator(item):
    return isinstance(item, types.GeneratorType)


def isfunction(item):
    return isinstance(item, types.FunctionType)


def isabstract(item):
    return bool(getattr(item, "__abstractmethods__", None)) and isinstance(item, type)


def isawaitable(item):
    return hasattr(item, "__await__") or type(item).__name__ == "coroutine"


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_CREATED if generator.gi_frame.f_lasti == -1 else GEN_SUSPENDED


__getattr__ = absent.module("inspect")

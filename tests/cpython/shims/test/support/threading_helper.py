# SPDX-License-Identifier: MIT
"""test.support.threading_helper: there are no threads."""
import unittest

can_start_thread = False


def requires_working_threading(*, module=False):
    return unittest.skip("[no-threads] starts threads")


def reap_threads(function):
    return function


def start_threads(threads, unlock=None):
    raise unittest.SkipTest("[no-threads] starts threads")


def threading_setup(*ignored):
    return ()


def threading_cleanup(*ignored):
    pass

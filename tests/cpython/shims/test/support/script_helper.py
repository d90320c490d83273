# SPDX-License-Identifier: MIT
"""test.support.script_helper: there are no processes to start."""
import unittest


def _skip(*args, **keywords):
    raise unittest.SkipTest("[no-processes] starts another interpreter")


assert_python_ok = assert_python_failure = run_python_until_end = run_test_script = make_script = spawn_python = _skip


def interpreter_requires_environment():
    return False

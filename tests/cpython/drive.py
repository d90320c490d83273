# SPDX-License-Identifier: MIT
"""Runs the cases of one of CPython's test modules, in Terrarium or in CPython: drive.py MODULE AFTER [ONLY...]

Prints a line for each step, `@@` and a tuple in ASCII: ('case', ID) for every case first, then ('start', ID) and
(OUTCOME, ID, TEXT) with an outcome of pass, fail, skip. AFTER is the number of cases to leave out because they ran
already (run.py starts anew behind a case that ended the process); ONLY are the names of the cases that shall run."""
import sys
import unittest

out = sys.stdout
here = sys.implementation.name == "cpython"


def tell(*words):
    out.write("@@" + ascii(words) + "\n")
    out.flush()


class _Warns:
    """assertWarns() and assertWarnsRegex() for Terrarium's unittest."""

    def __init__(self, case, expected, pattern):
        self.case, self.expected, self.pattern = case, expected, pattern

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.warnings = self.catcher.__enter__()
        warnings.simplefilter("always", self.expected if isinstance(self.expected, type) else Warning)
        return self

    def __exit__(self, kind, value, traceback):
        import re
        self.catcher.__exit__(kind, value, traceback)
        if kind is not None:
            return False
        for found in self.warnings:
            message = found.message
            if isinstance(message, self.expected) and (not self.pattern or re.search(self.pattern, str(message))):
                self.warning = message
                return True
        self.case.fail(f"{self.expected} not triggered")


def _warns(self, expected, pattern, function, args, keywords):
    context = _Warns(self, expected, pattern)
    if function is None:
        return context
    with context:
        function(*args, **keywords)


def extend_unittest():
    """What CPython's tests use of unittest beyond Terrarium's."""
    case = unittest.TestCase
    case.assertWarns = lambda self, expected, function=None, /, *args, **keywords: _warns(
        self, expected, None, function, args, keywords)
    case.assertWarnsRegex = lambda self, expected, pattern, function=None, /, *args, **keywords: _warns(
        self, expected, pattern, function, args, keywords)
    case.enterContext = enter_context
    case.addClassCleanup = classmethod(lambda cls, *args, **keywords: None)


def enter_context(self, manager):
    value = manager.__enter__()
    self.addCleanup(manager.__exit__, None, None, None)
    return value


def flat(suite):
    for item in suite:
        if isinstance(item, unittest.TestCase):
            yield item
        elif hasattr(item, "__iter__"):
            yield from flat(item)


def name_of(case):
    if hasattr(case, "_dt_test"):
        return "doctest." + case._dt_test.name.split(".", 2 if "." in case._dt_test.name else 1)[-1]
    return f"{type(case).__qualname__}.{case._testMethodName}"


def run(case):
    """(outcome, text) of one case."""
    result = unittest.TestResult()
    try:
        case.run(result)
    except BaseException as error:  # a SystemExit, say
        return "fail", f"{type(error).__name__} got out: {error}"
    bad = result.failures + result.errors
    if bad:
        return "fail", "\n".join([str(text) for _, text in bad])
    if result.unexpectedSuccesses:
        return "fail", "unexpected success"
    if result.skipped:
        return "skip", str(result.skipped[0][1])
    return "pass", ""


def step(holder, name):
    """Calls setUpModule and the like: None, or the outcome that all cases have now."""
    try:
        getattr(holder, name, lambda: None)()
    except unittest.SkipTest as error:
        return "skip", str(error)
    except Exception as error:
        return "fail", f"{name}: {type(error).__name__}: {error}"


def leave(cls):
    if cls is not None:
        step(cls, "tearDownClass")
        step(cls, "doClassCleanups")


def main(name, after, only):
    if not here:
        extend_unittest()
        import missing
        missing.fill()
    __import__(name)
    module = sys.modules[name]
    import doctest
    doctest.current = module
    loader = unittest.defaultTestLoader
    suite = loader.loadTestsFromModule(module)
    if not here and hasattr(module, "load_tests"):
        suite = module.load_tests(loader, suite, None)
    cases = list(flat(suite))
    for case in cases:
        tell("case", name_of(case))
    broken = step(module, "setUpModule")
    cls = class_broken = None
    for i, case in enumerate(cases):
        if i < after or only and name_of(case) not in only:
            continue
        tell("start", name_of(case), i)
        if type(case) is not cls:
            leave(cls)
            cls = type(case)
            skipped = getattr(cls, "__unittest_skip__", False)
            class_broken = None if broken or skipped else step(cls, "setUpClass")
        outcome, text = broken or class_broken or run(case)
        tell(outcome, name_of(case), text)
    leave(cls)
    step(module, "tearDownModule")
    tell("end")


main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])

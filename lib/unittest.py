# SPDX-License-Identifier: MIT
"""Unit tests: cases with assertions, skipping, sub-tests, and a runner that prints as CPython's does."""
import sys


def __getattr__(name):
    if name != "IsolatedAsyncioTestCase":
        raise AttributeError(f"module 'unittest' has no attribute '{name}'")
    global IsolatedAsyncioTestCase

    class IsolatedAsyncioTestCase(TestCase):
        """Its methods may be coroutines; all of one test run in a loop of their own."""

        async def asyncSetUp(self):
            pass

        async def asyncTearDown(self):
            pass

        def addAsyncCleanup(self, func, /, *args, **kwargs):
            self.addCleanup(func, *args, **kwargs)

        def run(self, result=None):
            import asyncio
            with asyncio.Runner() as self._runner:
                return super().run(result)

        def _step(self, function, result, expecting):
            def step():
                if function == self.tearDown:
                    self._runner.run(self.asyncTearDown())
                got = function()
                if hasattr(got, "__await__"):
                    self._runner.run(got)
                if function == self.setUp:
                    self._runner.run(self.asyncSetUp())
            return super()._step(step, result, expecting)

    return IsolatedAsyncioTestCase


class SkipTest(Exception):
    pass


def skip(reason):
    def decorate(item):
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if callable(reason):
        item, reason = reason, ""
        return decorate(item)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def expectedFailure(function):
    function.__unittest_expecting_failure__ = True
    return function


class _Raises:
    def __init__(self, case, expected, message=None, pattern=None, function=None):
        self.case = case
        self.function = function
        self.expected = expected
        self.message = message
        self.pattern = pattern

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            text = getattr(self.expected, "__name__", str(self.expected)) + " not raised"
            if self.function is not None:
                text += " by " + getattr(self.function, "__name__", str(self.function))
            self.case._check(False, text, self.message)
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            import re
            if not re.search(self.pattern, str(value)):
                self.case.fail(f'"{self.pattern}" does not match "{value}"')
        return True


class _SubTest:
    def __init__(self, case, text):
        self.case = case
        self.text = text

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None or not issubclass(kind, Exception):
            return False
        if issubclass(kind, SkipTest):
            self.case._result._skip(self.case, str(value))
        else:
            self.case._result._note(self.case, value, self.text)
        return True


class TestCase:
    failureException = AssertionError
    longMessage = True

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def addCleanup(self, function, /, *args, **keywords):
        self._cleanups.append((function, args, keywords))

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **parameters):
        text = f"[{msg}] " if msg is not None else ""
        if parameters:
            text += "(" + ", ".join([f"{k}={v!r}" for k, v in parameters.items()]) + ")"
        return _SubTest(self, text.strip() or "(<subtest>)")

    def run(self, result=None):
        result = result or TestResult()
        self._result = result
        method = getattr(self, self._testMethodName)
        result.testsRun += 1
        for item in (method, type(self)):
            if getattr(item, "__unittest_skip__", False):
                result._skip(self, item.__unittest_skip_why__)
                return result
        expecting = getattr(method, "__unittest_expecting_failure__", False)
        before = len(result.failures) + len(result.errors)
        fine = self._step(self.setUp, result, expecting)
        if fine:
            fine = self._step(method, result, expecting)
            fine = self._step(self.tearDown, result, expecting) and fine
        while self._cleanups:
            function, args, keywords = self._cleanups.pop()
            fine = self._step(lambda: function(*args, **keywords), result, expecting) and fine
        if fine is True and len(result.failures) + len(result.errors) == before:
            if expecting:
                result.unexpectedSuccesses.append(self)
                result._tell("u", "unexpected success")
            else:
                result._tell(".", "ok")
        return result

    def _step(self, function, result, expecting):
        try:
            function()
            return True
        except SkipTest as error:
            result._skip(self, str(error))
        except Exception as error:
            if expecting:
                result.expectedFailures.append((self, str(error)))
                result._tell("x", "expected failure")
            else:
                result._note(self, error)
        return False

    def __call__(self, result=None):
        return self.run(result)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()

    # ---- assertions ----

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _check(self, fine, text, msg):
        if not fine:
            raise self.failureException(text if msg is None else f"{text} : {msg}")

    def assertTrue(self, expr, msg=None):
        self._check(expr, f"{expr!r} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._check(not expr, f"{expr!r} is not false", msg)

    def assertEqual(self, first, second, msg=None):
        self._check(first == second, f"{first!r} != {second!r}", msg)

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertSequenceEqual = assertEqual
    assertMultiLineEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._check(first != second, f"{first!r} == {second!r}", msg)

    def assertIs(self, first, second, msg=None):
        self._check(first is second, f"{first!r} is not {second!r}", msg)

    def assertIsNot(self, first, second, msg=None):
        self._check(first is not second, f"unexpectedly identical: {first!r}", msg)

    def assertIsNone(self, obj, msg=None):
        self._check(obj is None, f"{obj!r} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._check(obj is not None, "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._check(member in container, f"{member!r} not found in {container!r}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._check(member not in container, f"{member!r} unexpectedly found in {container!r}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._check(isinstance(obj, cls), f"{obj!r} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._check(not isinstance(obj, cls), f"{obj!r} is an instance of {cls!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._check(a < b, f"{a!r} not less than {b!r}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._check(a <= b, f"{a!r} not less than or equal to {b!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._check(a > b, f"{a!r} not greater than {b!r}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._check(a >= b, f"{a!r} not greater than or equal to {b!r}", msg)

    def _is_near(self, first, second, places, delta):
        """Are they almost equal? And the words about how far apart they are."""
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"within {delta!r} delta ({difference!r} difference)"
        return round(difference, places) == 0, f"within {places!r} places ({difference!r} difference)"

    def assertAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        if first != second:
            fine, words = self._is_near(first, second, places, delta)
            self._check(fine, f"{first!r} != {second!r} {words}", msg)

    def assertNotAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        near, words = self._is_near(first, second, places, delta)
        self._check(not near, f"{first!r} == {second!r} {words.split(' (')[0]}", msg)

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        rest = second[:]
        for x in first:
            if x not in rest:
                break
            rest.remove(x)
        else:
            if not rest:
                return
        self._check(False, f"Element counts were not equal:\n{first!r}\n{second!r}", msg)

    def assertRaises(self, expected, function=None, /, *args, **keywords):
        if function is None:
            return _Raises(self, expected, keywords.get("msg"))
        with _Raises(self, expected, None, None, function):
            function(*args, **keywords)

    def assertRaisesRegex(self, expected, pattern, function=None, /, *args, **keywords):
        if function is None:
            return _Raises(self, expected, keywords.get("msg"), pattern)
        with _Raises(self, expected, None, pattern, function):
            function(*args, **keywords)

    def assertRegex(self, text, pattern, msg=None):
        import re
        self._check(re.search(pattern, text), f"Regex didn't match: {pattern!r} not found in {text!r}", msg)


class TestResult:
    def __init__(self, stream=None, verbosity=1):
        self.stream = stream
        self.verbosity = verbosity if stream is not None else 0
        self.testsRun = 0
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def _tell(self, letter, word):
        if self.verbosity > 1:
            print(word, file=self.stream)
        elif self.verbosity:
            print(letter, end="", file=self.stream)

    def _skip(self, case, reason):
        self.skipped.append((case, reason))
        self._tell("s", f"skipped {reason!r}")

    def _note(self, case, error, about=""):
        failed = isinstance(error, case.failureException) if isinstance(case, TestCase) else False
        text = sys._traceback(error)
        title = f"{case} {about}".strip()
        (self.failures if failed else self.errors).append((title if about else case, text))
        self._tell("F" if failed else "E", "FAIL" if failed else "ERROR")


class TestSuite:
    def __init__(self, tests=()):
        self._tests = list(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        self._tests.extend(tests)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() if isinstance(test, TestSuite) else 1 for test in self._tests])

    def run(self, result):
        cls = None
        for test in self._tests:
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if type(test) is not cls:
                self._leave(cls, result)
                cls = type(test)
                broken = self._class_step(cls, "setUpClass", result)
            if result.verbosity > 1:
                print(test, end=" ... ", file=result.stream)
            if not broken:
                test.run(result)
        self._leave(cls, result)
        return result

    def _leave(self, cls, result):
        if cls is not None:
            self._class_step(cls, "tearDownClass", result)

    def _class_step(self, cls, name, result):
        """True if it failed, and the tests of the class are left out."""
        if getattr(cls, "__unittest_skip__", False):
            return False
        try:
            getattr(cls, name)()
            return False
        except SkipTest as error:
            result._skip(f"{name} ({cls.__module__}.{cls.__qualname__})", str(error))
        except Exception as error:
            result._note(f"{name} ({cls.__module__}.{cls.__qualname__})", error)
        return True


class TestLoader:
    def getTestCaseNames(self, cls):
        return sorted([name for name in dir(cls) if name.startswith("test") and callable(getattr(cls, name))])

    def loadTestsFromTestCase(self, cls):
        names = self.getTestCaseNames(cls)
        if not names and hasattr(cls, "runTest"):
            names = ["runTest"]
        return TestSuite([cls(name) for name in names])

    def loadTestsFromModule(self, module):
        found = [getattr(module, name) for name in sorted(dir(module))]
        return TestSuite([self.loadTestsFromTestCase(item) for item in found
                          if isinstance(item, type) and issubclass(item, TestCase) and item is not TestCase])

    def loadTestsFromName(self, name, module=None):
        item = module
        for part in name.split("."):
            parent, item = item, getattr(item, part) if item is not None else __import__(part)
        if isinstance(item, type):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type):
            return TestSuite([parent(part)])
        return self.loadTestsFromModule(item)


defaultTestLoader = TestLoader()


class TextTestRunner:
    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False):
        self.stream = stream
        self.verbosity = verbosity

    def run(self, test):
        import time
        stream = self.stream or sys.stderr
        result = TestResult(stream, self.verbosity)
        start = time.time()
        test.run(result)
        seconds = time.time() - start
        print(file=stream)
        for title, entries in (("ERROR", result.errors), ("FAIL", result.failures)):
            for case, text in entries:
                print("=" * 70, f"{title}: {case}", "-" * 70, text, sep="\n", file=stream)
        print("-" * 70, file=stream)
        n = result.testsRun
        print(f"Ran {n} test{'' if n == 1 else 's'} in {seconds:.3f}s\n", file=stream)
        counts = (("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                  ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses))
        details = ", ".join([f"{word}={len(items)}" for word, items in counts if items])
        print(("OK" if result.wasSuccessful() else "FAILED") + (f" ({details})" if details else ""), file=stream)
        return result


def main(module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=None, exit=True, verbosity=1,
         failfast=None):
    if isinstance(module, str):
        module = __import__(module)
    argv = sys.argv[1:] if argv is None else argv[1:]
    if "-v" in argv:
        verbosity = 2
    names = [name for name in argv if name[0] != "-"] or ([defaultTest] if isinstance(defaultTest, str) else defaultTest)
    loader = testLoader or defaultTestLoader
    if names:
        suite = TestSuite([loader.loadTestsFromName(name, module) for name in names])
    else:
        suite = loader.loadTestsFromModule(module)
    runner = testRunner or TextTestRunner(verbosity=verbosity)
    result = (runner() if isinstance(runner, type) else runner).run(suite)
    if exit:
        sys.exit(not result.wasSuccessful())

# SPDX-License-Identifier: MIT
"""test.support.warnings_helper."""
import contextlib
import re
import warnings


class _Recorder:
    def __init__(self, seen):
        self.warnings = seen

    def __getattr__(self, name):
        return getattr(self.warnings[-1], name) if self.warnings else None


@contextlib.contextmanager
def check_warnings(*filters, **options):
    filters = filters or (("", Warning),)
    quiet = options.get("quiet", filters == (("", Warning),))
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield _Recorder(seen)
    rest = list(seen)
    for pattern, category in filters:
        found = [w for w in rest if re.match(pattern, str(w.message), re.I) and issubclass(w.category, category)]
        rest = [w for w in rest if w not in found]
        if not found and not quiet:
            raise AssertionError(f"filter ({pattern!r}, {category.__name__}) did not catch any warning")
    if rest:
        raise AssertionError("unhandled warning " + str(rest[0].message))


@contextlib.contextmanager
def check_no_warnings(testcase, message="", category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield
    testcase.assertEqual([w for w in seen if issubclass(w.category, category)], [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    yield


def check_syntax_warning(testcase, statement, errtext="", *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always", SyntaxWarning)
        compile(statement, "<testcase>", "exec")
    testcase.assertEqual(len(seen), 1, seen)
    testcase.assertTrue(issubclass(seen[0].category, SyntaxWarning))
    if errtext:
        testcase.assertRegex(str(seen[0].message), errtext)


def ignore_warnings(*, category):
    def decorate(test):
        def wrapper(self, *args, **keywords):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", category)
                return test(self, *args, **keywords)
        return wrapper
    return decorate


def save_restore_warnings_filters():
    return warnings.catch_warnings()

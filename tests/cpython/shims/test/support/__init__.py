# SPDX-License-Identifier: MIT
"""What CPython's tests import from test.support, as far as it makes sense without CPython.

A case that cannot make sense is skipped with a reason that begins with the [slug] of docs/differences.md."""
import contextlib
import gc
import io
import sys
import unittest

verbose = 0
failfast = False
PGO = False
HAVE_DOCSTRINGS = False
is_jython = is_emscripten = is_wasi = is_android = False
MAX_Py_ssize_t = sys.maxsize
NHASHBITS = 64 if sys.maxsize > 1 << 32 else 32
_1G, _2G, _4G = 1 << 30, 1 << 31, 1 << 32
SHORT_TIMEOUT, LOOPBACK_TIMEOUT, LONG_TIMEOUT = 30.0, 5.0, 300.0
has_fork_support = has_subprocess_support = has_socket_support = False


class Error(Exception):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


# ---- skipping ----

cpython_only = unittest.skip("[internals] CPython only")
no_tracing = lambda item: item
requires_docstrings = unittest.skip("[docstrings] of built-in functions")
requires_IEEE_754 = unittest.skipUnless(sys.maxsize > 1 << 32, "[single-precision] 64-bit floats")
requires_legacy_unicode_capi = cpython_only
skip_if_pgo_task = lambda item: item
refcount_test = unittest.skip("[reference-counts] the test counts references")


def requires_subprocess():
    return unittest.skip("[no-processes] needs a process of its own")


requires_fork = requires_subprocess


def requires_working_socket(*, module=False):
    return None if module else unittest.skip("[missing-modules] socket")


def requires_resource(resource):
    return unittest.skip("[resources] needs the resource " + resource)


def requires_zlib(reason=""):
    return lambda item: item


requires_gzip = requires_zlib


def requires(resource, msg=None):
    raise ResourceDenied("[resources] needs the resource " + resource)


def is_resource_enabled(resource):
    return False


def bigmemtest(size, memuse, dry_run=True):
    return unittest.skip("[resources] needs gigabytes")


def bigaddrspacetest(item):
    return unittest.skip("[resources] needs gigabytes")(item)


def check_impl_detail(**guards):
    """Is this an implementation that the guards name? (cpython=False: all but CPython)"""
    return bool(guards) and not guards.get("cpython", False) and False in guards.values()


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return lambda item: item
    return unittest.skip("[internals] " + (msg or "a detail of CPython"))


def check_free_after_iterating(test, iter, cls, args=()):
    raise unittest.SkipTest("[reference-counts] looks at __del__ without a collection")


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    raise unittest.SkipTest("[internals] a type without a constructor")


def check_sizeof(test, o, size):
    raise unittest.SkipTest("[internals] sys.getsizeof()")


def calcobjsize(fmt):
    raise unittest.SkipTest("[internals] sys.getsizeof()")


calcvobjsize = calcobjsize


def missing_compiler_executable(cmd_names=()):
    raise unittest.SkipTest("[no-processes] a compiler")


def load_package_tests(pkg_dir, loader, standard_tests, pattern):
    return standard_tests


# ---- values that compare in a fixed way ----

class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False

    def __le__(self, other):
        return isinstance(other, _Largest)

    def __gt__(self, other):
        return not isinstance(other, _Largest)

    def __ge__(self, other):
        return True


class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False

    def __ge__(self, other):
        return isinstance(other, _Smallest)

    def __lt__(self, other):
        return not isinstance(other, _Smallest)

    def __le__(self, other):
        return True


ALWAYS_EQ, NEVER_EQ, LARGEST, SMALLEST = _AlwaysEqual(), _NeverEqual(), _Largest(), _Smallest()


# ---- surroundings ----

def gc_collect():
    for _ in range(3):
        gc.collect()


@contextlib.contextmanager
def disable_gc():
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def captured_output(name):
    before = getattr(sys, name)
    setattr(sys, name, io.StringIO())
    try:
        yield getattr(sys, name)
    finally:
        setattr(sys, name, before)


def captured_stdout():
    return captured_output("stdout")


def captured_stderr():
    return captured_output("stderr")


def captured_stdin():
    return captured_output("stdin")


@contextlib.contextmanager
def swap_attr(obj, name, value):
    there, before = hasattr(obj, name), getattr(obj, name, None)
    setattr(obj, name, value)
    try:
        yield before
    finally:
        if there:
            setattr(obj, name, before)
        elif hasattr(obj, name):
            delattr(obj, name)


@contextlib.contextmanager
def swap_item(obj, item, value):
    there, before = item in obj, obj.get(item)
    obj[item] = value
    try:
        yield before
    finally:
        if there:
            obj[item] = before
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def infinite_recursion(max_depth=75):
    before = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(max_depth)
        yield
    finally:
        sys.setrecursionlimit(before)


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(before)


def run_with_locale(category, *locales):
    return unittest.skip("[no-locale] there is none")


def setswitchinterval(interval):
    raise unittest.SkipTest("[no-threads]")


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        pass


class catch_unraisable_exception:
    def __init__(self):
        raise unittest.SkipTest("[reference-counts] sys.unraisablehook")


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f"object {obj!r} has no attribute {name!r}")


def sortdict(dict):
    return "{" + ", ".join([f"{k!r}: {dict[k]!r}" for k in sorted(dict)]) + "}"


def collision_stats(nbins, nballs):
    raise unittest.SkipTest("[internals] how hashes collide")


# ---- checks ----

def check_syntax_error(testcase, statement, errtext="", *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, "<test string>", "exec")
    error = cm.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    owners = {module.__name__} if name_of_module is None else {name_of_module}
    expected = set(extra)
    for name in dir(module):
        if name.startswith("_") or name in not_exported:
            continue
        item = getattr(module, name)
        if getattr(item, "__module__", None) in owners:
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def run_unittest(*classes):
    pass


def reap_children():
    pass

# SPDX-License-Identifier: MIT
"""Names that Terrarium's modules lack and that a test file needs to be imported. Whatever uses one fails, and says which:
this is the list of what could be added."""
import collections
import sys
import unittest

import absent

_NAMES = """
re: Scanner
collections: UserDict UserList UserString _count_elements
enum: STRICT CONFORM EJECT KEEP ReprEnum EnumType FlagBoundary _simple_enum _test_simple_enum _iter_bits_lsb verify UNIQUE
    CONTINUOUS NAMED_FLAGS member nonmember global_enum StrEnum
contextlib: ExitStack ContextDecorator AsyncContextDecorator AbstractContextManager AbstractAsyncContextManager chdir nullcontext
    AsyncExitStack redirect_stderr aclosing
types: DynamicClassAttribute new_class coroutine GenericAlias MappingProxyType MemberDescriptorType UnionType
functools: singledispatchmethod cached_property cmp_to_key
itertools: pairwise
json: JSONDecodeError decoder encoder scanner
string: Formatter
"""


class Missing(absent.Absent):
    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return Missing(self.__name__ + "." + name, None)

    def __call__(self, *args, **keywords):
        raise NotImplementedError(f"{self.__name__} is missing")

    def __iter__(self):
        raise NotImplementedError(f"{self.__name__} is missing")


class HashInfo:
    """What CPython says of its hashes."""
    width = 64 if sys.maxsize > 1 << 32 else 32
    modulus = (1 << 61) - 1 if sys.maxsize > 1 << 32 else (1 << 31) - 1
    inf, nan, imag = 314159, 0, 1000003


class Flags:
    optimize = bytes_warning = utf8_mode = dev_mode = debug = inspect = interactive = verbose = hash_randomization = 0


def fill():
    module = None
    for word in _NAMES.split():
        if word[-1] == ":":
            module = __import__(word[:-1])
        elif not hasattr(module, word):
            setattr(module, word, Missing(f"{module.__name__}.{word}", None))
            if hasattr(module, "__all__"):
                module.__all__ = [*module.__all__, word]
    if not hasattr(sys, "flags"):
        sys.flags = Flags()
    sys.float_repr_style = "short"
    if not hasattr(sys, "hash_info"):
        sys.hash_info = HashInfo()
    if "unittest.mock" not in sys.modules:
        import mock
        unittest.mock = sys.modules["unittest.mock"] = mock
    try:
        __import__("collections.abc")
    except ImportError:
        import _collections_abc
        collections.abc = sys.modules["collections.abc"] = _collections_abc

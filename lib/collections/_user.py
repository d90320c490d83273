# SPDX-License-Identifier: MIT
"""Containers around a built-in one, which is their .data: for classes that are derived from them."""
from collections import abc

# Methods of str that give texts of the same kind, and those whose answer is passed on.
_SAME = ("capitalize casefold center expandtabs ljust lower lstrip removeprefix removesuffix replace rjust rstrip strip "
         "swapcase title translate upper zfill __getitem__ __mod__ __mul__ __rmul__")
_OTHERS = ("encode endswith find format_map index isalpha isalnum isascii isdecimal isdigit isidentifier islower "
           "isnumeric isprintable isspace istitle isupper join partition rfind rindex rpartition rsplit split "
           "splitlines startswith count format __len__ __contains__ __eq__ __lt__ __le__ __gt__ __ge__")


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'collections' has no attribute '{name}'")
    make()
    cls = globals()[name]
    cls.__module__ = "collections"
    return cls


def _copy(self):
    """A shallow copy, with the other attributes of the instance."""
    other = type(self).__new__(type(self))
    for key, value in self.__dict__.items():
        setattr(other, key, value)
    other.data = self.data.copy()
    return other


def _make_UserDict():
    global UserDict

    class UserDict(abc.MutableMapping):
        def __init__(self, dict=None, /, **keywords):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if keywords:
                self.update(keywords)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(type(self), "__missing__"):
                return self.__missing__(key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __repr__(self):
            return repr(self.data)

        def __or__(self, other):
            other = other.data if isinstance(other, UserDict) else other
            return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

        def __ror__(self, other):
            other = other.data if isinstance(other, UserDict) else other
            return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

        def __ior__(self, other):
            self.data |= other.data if isinstance(other, UserDict) else other
            return self

        __copy__ = _copy

        def copy(self):
            return type(self)(self) if type(self) is UserDict else _copy(self)

        @classmethod
        def fromkeys(cls, iterable, value=None):
            self = cls()
            for key in iterable:
                self[key] = value
            return self


def _list(other):
    return other.data if isinstance(other, UserList) else other if isinstance(other, list) else list(other)


def _compare_lists(name):
    compare = getattr(list, name)
    return lambda self, other: compare(self.data, other.data if isinstance(other, UserList) else other)


def _make_UserList():
    global UserList

    class UserList(abc.MutableSequence):
        def __init__(self, initlist=None):
            self.data = []
            if initlist is not None:
                self.data[:] = _list(initlist)

        def __repr__(self):
            return repr(self.data)

        def __len__(self):
            return len(self.data)

        def __contains__(self, item):
            return item in self.data

        def __getitem__(self, i):
            return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

        def __setitem__(self, i, item):
            self.data[i] = item

        def __delitem__(self, i):
            del self.data[i]

        def __add__(self, other):
            return type(self)(self.data + _list(other))

        def __radd__(self, other):
            return type(self)(_list(other) + self.data)

        def __iadd__(self, other):
            self.data += _list(other)
            return self

        def __mul__(self, n):
            return type(self)(self.data * n)

        __rmul__ = __mul__

        def __imul__(self, n):
            self.data *= n
            return self

        def append(self, item):
            self.data.append(item)

        def insert(self, i, item):
            self.data.insert(i, item)

        def pop(self, i=-1):
            return self.data.pop(i)

        def remove(self, item):
            self.data.remove(item)

        def clear(self):
            self.data.clear()

        __copy__ = _copy

        def copy(self):
            return type(self)(self)

        def count(self, item):
            return self.data.count(item)

        def index(self, item, *args):
            return self.data.index(item, *args)

        def reverse(self):
            self.data.reverse()

        def sort(self, /, *args, **keywords):
            self.data.sort(*args, **keywords)

        def extend(self, other):
            self.data.extend(_list(other))

    for name in "__eq__ __lt__ __le__ __gt__ __ge__".split():
        setattr(UserList, name, _compare_lists(name))


def _text_method(name, same):
    function = getattr(str, name)

    def method(self, /, *args, **keywords):
        args = [x.data if isinstance(x, UserString) else x for x in args]
        result = function(self.data, *args, **keywords)
        return type(self)(result) if same and result is not NotImplemented else result
    return method


def _make_UserString():
    global UserString

    class UserString(abc.Sequence):
        __getitem__ = __len__ = None  # what makes it no abstract class: their methods follow below

        def __init__(self, seq):
            self.data = seq.data[:] if isinstance(seq, UserString) else seq if isinstance(seq, str) else str(seq)

        def __str__(self):
            return str(self.data)

        def __repr__(self):
            return repr(self.data)

        def __int__(self):
            return int(self.data)

        def __float__(self):
            return float(self.data)

        def __complex__(self):
            return complex(self.data)

        def __hash__(self):
            return hash(self.data)

        def __add__(self, other):
            return type(self)(self.data + str(other))

        def __radd__(self, other):
            return type(self)(str(other) + self.data)

        def __rmod__(self, template):
            return type(self)(str(template) % self)

        maketrans = str.maketrans

    for names, same in ((_SAME, True), (_OTHERS, False)):
        for name in names.split():
            setattr(UserString, name, _text_method(name, same))

# SPDX-License-Identifier: MIT
"""Copies of objects, shallow and deep."""


class Error(Exception):
    pass


error = Error
_CONTAINERS = (list, dict, set, bytearray)


def _like(x):
    """An object of the same class, without anything in it."""
    cls = type(x)
    for base in (tuple, frozenset, str, int, float, bytes):
        if isinstance(x, base):
            return base.__new__(cls, x)
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    arguments = getattr(x, "__getnewargs__", None)
    new = cls.__new__
    if arguments is None and type(new) is type(len) and new is not object.__new__ and not isinstance(x, _CONTAINERS):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")  # it may have a state that nobody sees
    return new(cls, *(arguments() if arguments else ()))


def _fill(y, x, copy):
    """Gives y what x has: items and attributes."""
    if isinstance(x, dict):
        for key, value in x.items():
            y[copy(key)] = copy(value)
    elif isinstance(x, list):
        for value in x:
            y.append(copy(value))
    elif isinstance(x, set):
        for value in x:
            y.add(copy(value))
    elif isinstance(x, bytearray):
        y.extend(x)
    cls = type(x)
    if hasattr(cls, "__getstate__") or hasattr(cls, "__setstate__"):
        state = copy(x.__getstate__() if hasattr(cls, "__getstate__") else x.__dict__)
        if hasattr(cls, "__setstate__"):
            y.__setstate__(state)
        else:
            y.__dict__.update(state)
        return y
    for cls in cls.__mro__:
        slots = cls.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(x, name):
                object.__setattr__(y, name, copy(getattr(x, name)))
    for name, value in getattr(x, "__dict__", {}).items():
        object.__setattr__(y, name, copy(value))
    return y


def _is_atom(x):
    return x is None or isinstance(x, type) or type(x) in (
        bool, int, float, complex, str, bytes, range, slice, property, type(...), type(NotImplemented), type(len),
        type(_fill))


def copy(x):
    cls = type(x)
    if _is_atom(x):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    if cls in _CONTAINERS:
        return cls(x)
    if cls in (tuple, frozenset):
        return x
    return _fill(_like(x), x, lambda value: value)


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    key = id(x)
    if key in memo:
        return memo[key][1]
    cls = type(x)

    def inner(value):
        return deepcopy(value, memo)

    if _is_atom(x):
        return x
    method = getattr(cls, "__deepcopy__", None)
    if method is not None:
        y = method(x, memo)
    elif cls is tuple or cls is frozenset:
        y = [inner(value) for value in x]
        if key in memo:  # it contains itself
            return memo[key][1]
        for a, b in zip(x, y):
            if a is not b:
                y = cls(y)
                break
        else:
            y = x
    elif cls.__name__ == "deque":
        y = cls((), x.maxlen)
        memo[key] = x, y
        y.extend([inner(value) for value in x])
    elif isinstance(x, tuple):
        y = tuple.__new__(cls, [inner(value) for value in x])
    else:
        y = cls() if cls in _CONTAINERS else _like(x)
        memo[key] = x, y
        _fill(y, x, inner)
    # x too, so that its id stays its own.
    memo[key] = x, y
    return y

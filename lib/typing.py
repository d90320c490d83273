# SPDX-License-Identifier: MIT
"""Names for annotations. Any name with a capital is one of them: an object that may be indexed and joined by |, and
that means nothing to the machine."""

TYPE_CHECKING = False


class _Form:
    def __init__(self, name):
        self._name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    __ror__ = __or__

    def __call__(self, *args, **keywords):
        return self

    def __repr__(self):
        return "typing." + self._name


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is not None:
        make()
    elif name[0].isupper():
        globals()[name] = _Form(name)
    else:
        raise AttributeError(f"module 'typing' has no attribute '{name}'")
    return globals()[name]


def cast(type, value):
    return value


def overload(function):
    return function


final = no_type_check = runtime_checkable = override = overload


def get_type_hints(obj, *args, **keywords):
    return dict(getattr(obj, "__annotations__", {}))


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def NewType(name, type):
    return lambda value: value


def TypeVar(name, *constraints, **keywords):
    return _Form(name)


def _make_Generic():
    global Generic

    class Generic:
        def __class_getitem__(cls, parameters):
            return cls


def _make_Protocol():
    global Protocol

    class Protocol(__getattr__("Generic")):
        pass


def _make_NamedTuple():
    global NamedTuple
    from collections import namedtuple

    class _Meta(type):
        def __new__(meta, name, bases, space):
            if not bases:
                return type.__new__(meta, name, bases, space)
            names = space.get("__annotations__", {})
            defaults = [space.pop(key) for key in names if key in space]
            cls = namedtuple(name, names, defaults=defaults)
            for key, value in space.items():
                if key not in ("__module__", "__qualname__", "__classcell__"):
                    setattr(cls, key, value)
            return cls

    class NamedTuple(metaclass=_Meta):
        def __new__(cls, name, fields=(), /, **keywords):
            cls = namedtuple(name, [key for key, kind in fields or keywords.items()])
            cls.__annotations__ = dict(fields or keywords)
            return cls


def _make_TypedDict():
    global TypedDict

    class TypedDict(dict):
        def __init_subclass__(cls, /, total=True):
            pass

# SPDX-License-Identifier: MIT
"""Abstract base classes. The classes are made when they are first asked for."""


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'abc' has no attribute '{name}'")
    make()
    return globals()[name]


def abstractmethod(function):
    function.__isabstractmethod__ = True
    return function


def _is_abstract(value):
    for part in (value, getattr(value, "__func__", None), getattr(value, "fget", None), getattr(value, "fset", None),
                 getattr(value, "fdel", None)):
        if getattr(part, "__isabstractmethod__", False):
            return True
    return False


def update_abstractmethods(cls):
    if hasattr(cls, "__abstractmethods__"):
        names = [key for key, value in cls.__dict__.items() if _is_abstract(value)]
        for base in cls.__bases__:
            names += [key for key in getattr(base, "__abstractmethods__", ())
                      if key not in names and _is_abstract(getattr(cls, key, None))]
        cls.__abstractmethods__ = frozenset(names)
    return cls


def _make_ABCMeta():
    global ABCMeta

    class ABCMeta(type):
        _registry = ()  # of a class: those that count as derived from it

        def __new__(meta, name, bases, space, /, **keywords):
            cls = super().__new__(meta, name, bases, space, **keywords)
            cls.__abstractmethods__ = frozenset()
            return update_abstractmethods(cls)

        def __call__(cls, *args, **keywords):
            if cls.__abstractmethods__:
                names = sorted(cls.__abstractmethods__)
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract "
                                f"method{'s' if len(names) > 1 else ''} {', '.join(names)}")
            return super().__call__(*args, **keywords)

        def register(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("Can only register classes")
            if issubclass(subclass, cls):
                return subclass
            if issubclass(cls, subclass):
                raise RuntimeError("Refusing to create an inheritance cycle")
            for base in cls.__mro__:
                if isinstance(base, ABCMeta):
                    base._registry = base.__dict__.get("_registry", ()) + (subclass,)
            return subclass

        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance)) or cls.__subclasscheck__(instance.__class__)

        def __subclasscheck__(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("issubclass() arg 1 must be a class")
            hook = getattr(cls, "__subclasshook__", None)
            found = hook(subclass) if hook is not None else NotImplemented
            if found is not NotImplemented:
                return found
            if cls in subclass.__mro__:
                return True
            for other in cls.__dict__.get("_registry", ()):
                if issubclass(subclass, other):
                    return True
            return False


def _make_ABC():
    global ABC

    class ABC(metaclass=globals().get("ABCMeta") or __getattr__("ABCMeta")):
        __slots__ = ()

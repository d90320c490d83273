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
    for part in (value, getattr(value, "__func__", None), getattr(value, "fget", None), getattr(value, "fset", None)):
        if getattr(part, "__isabstractmethod__", False):
            return True
    return False


def _make_ABCMeta():
    global ABCMeta

    class ABCMeta(type):
        def __new__(meta, name, bases, space, **keywords):
            cls = super().__new__(meta, name, bases, space, **keywords)
            names = [key for key, value in space.items() if _is_abstract(value)]
            for base in bases:
                names += [key for key in getattr(base, "__abstractmethods__", ())
                          if key not in names and _is_abstract(getattr(cls, key, None))]
            cls.__abstractmethods__ = frozenset(names)
            return cls

        def __call__(cls, *args, **keywords):
            names = sorted(cls.__abstractmethods__)
            if names:
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract "
                                f"method{'s' if len(names) > 1 else ''} {', '.join(names)}")
            return super().__call__(*args, **keywords)

        def register(cls, subclass):
            if "_registry" not in cls.__dict__:
                cls._registry = []
            cls._registry.append(subclass)
            return subclass

        def __instancecheck__(cls, instance):
            return cls.__subclasscheck__(type(instance))

        def __subclasscheck__(cls, subclass):
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

    class ABC(metaclass=__getattr__("ABCMeta")):
        pass

# SPDX-License-Identifier: MIT
"""Tools for functions. Classes are made when they are first asked for, so that importing this costs little."""

__all__ = ("WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "cache", "cached_property", "cmp_to_key", "lru_cache", "partial",
           "partialmethod", "reduce", "singledispatch", "singledispatchmethod", "total_ordering", "update_wrapper", "wraps")

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'functools' has no attribute '{name}'")
    make()
    return globals()[name]


def reduce(function, iterable, initial=_missing, /):
    items = iter(iterable)
    if initial is _missing:
        for initial in items:
            break
        else:
            raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        initial = function(initial, item)
    return initial


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        value = getattr(wrapped, name, _missing)
        # What the wrapper has already takes no room again.
        if value is not _missing and value != getattr(wrapper, name, _missing):
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name)
        # __dict__ of a function is a copy: its items are set one by one.
        for key, value in getattr(wrapped, name, {}).items():
            if name != "__dict__":
                getattr(wrapper, name)[key] = value
            elif key not in assigned:
                setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


def _make_partial():
    global partial

    class partial:
        def __new__(cls, function, /, *args, **keywords):
            if not callable(function):
                raise TypeError("the first argument must be callable")
            if isinstance(function, partial):
                args = function.args + args
                keywords = {**function.keywords, **keywords}
                function = function.func
            self = super().__new__(cls)
            self.func = function
            self.args = args
            self.keywords = keywords
            return self

        def __call__(self, /, *args, **keywords):
            if self.keywords:
                keywords = {**self.keywords, **keywords}
            return self.func(*self.args, *args, **keywords)

        def __repr__(self):
            from _repr import once
            return once(self, _describe, partial)

        def __getnewargs__(self):
            return (self.func,)

        def __setstate__(self, state):
            if not isinstance(state, tuple) or len(state) != 4:
                raise TypeError("invalid partial state")
            func, args, keywords, attributes = state
            if not callable(func) or not isinstance(args, tuple) or not isinstance(keywords, (dict, type(None))):
                raise TypeError("invalid partial state")
            self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})
            for name, value in (attributes or {}).items():
                setattr(self, name, value)


def _describe(self, kind):
    name = type(self).__qualname__
    if type(self) is kind:
        name = "functools." + name.rpartition(".")[2]
    parts = [repr(self.func)] + [repr(x) for x in self.args] + [f"{k}={v!r}" for k, v in self.keywords.items()]
    return f"{name}({', '.join(parts)})"


def _make_partialmethod():
    global partialmethod

    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            if not callable(func) and not hasattr(func, "__get__"):
                raise TypeError(f"{func!r} is not callable or a descriptor")
            if isinstance(func, partialmethod):
                args = func.args + args
                keywords = {**func.keywords, **keywords}
                func = func.func
            self.func = func
            self.args = args
            self.keywords = keywords

        def __repr__(self):
            from _repr import once
            return once(self, _describe, partialmethod)

        def __get__(self, instance, owner=None):
            func = self.func
            found = func.__get__(instance, owner) if hasattr(type(func), "__get__") or hasattr(func, "__get__") else func
            if found is not func:
                result = (globals().get("partial") or __getattr__("partial"))(found, *self.args, **self.keywords)
                if hasattr(found, "__self__"):
                    result.__self__ = found.__self__
                return result

            def method(first, /, *args, **keywords):
                return func(first, *self.args, *args, **{**self.keywords, **keywords})
            method.__isabstractmethod__ = self.__isabstractmethod__
            return method if instance is None else method.__get__(instance, owner)

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, "__isabstractmethod__", False)


# ---- caches ----

def _key(args, keywords, typed):
    if not keywords and not typed:
        if len(args) == 1 and type(args[0]) in (int, str):
            return args[0]
        return args
    key = args
    for item in keywords.items():
        key += item
    if keywords:
        key += (_missing, len(args))
    if typed:
        key += tuple([type(x) for x in args]) + tuple([type(x) for x in keywords.values()])
    return key


def cache(function, /):
    return lru_cache(None)(function)


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128, False)
    if maxsize is not None and maxsize < 0:
        maxsize = 0
    return lambda function: _cached(function, maxsize, typed)


def _make__CacheInfo():
    global _CacheInfo
    from collections import namedtuple
    _CacheInfo = namedtuple("CacheInfo", ("hits", "misses", "maxsize", "currsize"))


def _cached(function, maxsize, typed):
    results = {}
    hits = misses = 0

    def wrapper(*args, **keywords):
        nonlocal hits, misses
        key = _key(args, keywords, typed)
        result = results.get(key, _missing)
        if result is not _missing:
            hits += 1
            if maxsize is not None:  # the newest are at the end
                results.pop(key, None)
                results[key] = result
            return result
        misses += 1
        result = function(*args, **keywords)
        if maxsize is None:
            results[key] = result
        elif maxsize and key not in results:
            if len(results) >= maxsize:
                for oldest in results:
                    del results[oldest]
                    break
            results[key] = result
        return result

    def cache_info():
        kind = globals().get("_CacheInfo") or __getattr__("_CacheInfo")
        return kind(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        hits = misses = 0
        results.clear()

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return wrapper


def _make_cached_property():
    global cached_property

    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            if self.attrname is None:
                self.attrname = name
            elif name != self.attrname:
                raise TypeError("Cannot assign the same cached_property to two different names "
                                f"({self.attrname!r} and {name!r}).")

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
            if not hasattr(instance, "__dict__"):
                raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                                f"{self.attrname!r} property.")
            # An attribute of the instance: from now on it comes before this descriptor.
            value = self.func(instance)
            object.__setattr__(instance, self.attrname, value)
            return value


# ---- comparison ----

def _make_cmp_to_key():
    global cmp_to_key

    class cmp_to_key:
        """Called with an object, it makes what compares in its place: another of these."""
        __hash__ = None

        def __init__(self, mycmp):
            self.mycmp = mycmp

        def __call__(self, obj):
            key = type(self)(self.mycmp)
            key.obj = obj
            return key

        def _compared(self, other):
            if not isinstance(other, cmp_to_key):
                raise TypeError("other argument must be K instance")
            return self.mycmp(self.obj, other.obj)

        def __lt__(self, other):
            return self._compared(other) < 0

        def __gt__(self, other):
            return self._compared(other) > 0

        def __eq__(self, other):
            return self._compared(other) == 0

        def __le__(self, other):
            return self._compared(other) <= 0

        def __ge__(self, other):
            return self._compared(other) >= 0

        def _slots(self):
            self.obj = None


def _derived(root, invert, also_equal):
    """A comparison made of the method `root`: its opposite or not, and with or without the equal ones."""
    def compare(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if invert:
            result = not result
        if also_equal is None:
            return result
        return result or self == other if also_equal else result and self != other
    return compare


# For each root: what it gives, whether it is inverted, and what becomes of equal ones.
_ROOTS = {
    "__lt__": (("__gt__", True, False), ("__le__", False, True), ("__ge__", True, None)),
    "__le__": (("__ge__", True, True), ("__lt__", False, False), ("__gt__", True, None)),
    "__gt__": (("__lt__", True, False), ("__ge__", False, True), ("__le__", True, None)),
    "__ge__": (("__le__", True, True), ("__gt__", False, False), ("__lt__", True, None)),
}


def total_ordering(cls):
    roots = [name for name in _ROOTS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name in ("__lt__", "__le__", "__gt__", "__ge__"):
        if name in roots:
            root = name
            break
    for name, invert, also_equal in _ROOTS[root]:
        if name not in roots:
            compare = _derived(root, invert, also_equal)
            compare.__name__ = name
            setattr(cls, name, compare)
    return cls


# ---- functions that choose by the type of their first argument ----

def _dispatch(registry, cls):
    """The function of the nearest class. An abstract class that cls is no child of stands behind the last class of the
    MRO that counts as derived from it."""
    best = None
    mro = cls.__mro__
    for kind, function in registry.items():
        if kind in mro:
            place = (mro.index(kind), 0)
        elif issubclass(cls, kind):
            place = (max([i for i, base in enumerate(mro) if issubclass(base, kind)]), 1)
        else:
            continue
        if best is None or place < best[0] or place == best[0] and issubclass(kind, best[1]):
            best = place, kind, function, None
        elif place == best[0] and not issubclass(best[1], kind):
            best = place, best[1], best[2], kind
    if best[3] is not None:
        raise RuntimeError(f"Ambiguous dispatch: {best[1]!r} or {best[3]!r}")
    return best[2]


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        return _dispatch(registry, cls)

    def register(cls, func=None):
        kinds = getattr(cls, "__args__", None) if isinstance(cls, type(int | str)) else (cls,)
        if not all([isinstance(kind, type) for kind in kinds]):
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                            "`@register(some_class)` or plain `@register` on an annotated function.")
        if func is None:
            return lambda f: register(cls, f)
        for kind in kinds:
            registry[kind] = func
        return func

    def wrapper(*args, **keywords):
        if not args:
            raise TypeError(f"{getattr(func, '__name__', 'singledispatch function')} requires at least "
                            "1 positional argument")
        return dispatch(type(args[0]))(*args, **keywords)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


def _make_singledispatchmethod():
    global singledispatchmethod

    class singledispatchmethod:
        def __init__(self, func):
            if not callable(func) and not hasattr(func, "__get__"):
                raise TypeError(f"{func!r} is not callable or a descriptor")
            self.dispatcher = singledispatch(func)
            self.func = func

        def register(self, cls, method=None):
            return self.dispatcher.register(cls, method)

        def __get__(self, obj, cls=None):
            def method(*args, **keywords):
                found = self.dispatcher.dispatch(type(args[0]))
                return found.__get__(obj, cls)(*args, **keywords)
            method.__isabstractmethod__ = self.__isabstractmethod__
            method.register = self.register
            return update_wrapper(method, self.func)

        @property
        def __isabstractmethod__(self):
            return getattr(self.func, "__isabstractmethod__", False)

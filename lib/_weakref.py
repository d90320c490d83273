# SPDX-License-Identifier: MIT
"""Containers of weak references, and finalizers. weakref finds this when it is asked for. What has died is swept out
when a container is counted or walked through, and when it has doubled; no callbacks are needed for that."""
from weakref import ref


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'weakref' has no attribute '{name}'")
    make()
    if "ProxyType" not in name:
        globals()[name].__module__ = "weakref"
    return globals()[name]


def _make__Dict():
    global _Dict

    class _Dict:
        """What the two dicts share; _live() gives the pairs that are there."""

        def __init__(self, other=(), /, **keywords):
            self.data = {}
            self.limit = 8
            self.update(other, **keywords)

        def _sweep(self):
            self.data = {key: value for key, value in self.data.items() if self._reference(key, value)() is not None}
            self.limit = 2 * len(self.data) + 8

        def _put(self, key, value):
            if len(self.data) >= self.limit:
                self._sweep()
            self.data[key] = value

        def _live(self):
            self._sweep()
            return [self._pair(key, value) for key, value in self.data.items()]

        def __len__(self):
            self._sweep()
            return len(self.data)

        def __iter__(self):
            return self.keys()

        def keys(self):
            for key, value in self._live():
                if key is not None:
                    yield key

        def values(self):
            for key, value in self._live():
                if value is not None:
                    yield value

        def items(self):
            for pair in self._live():
                yield pair

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def pop(self, key, *default):
            try:
                value = self[key]
            except KeyError:
                if not default:
                    raise
                return default[0]
            del self[key]
            return value

        def popitem(self):
            for key, value in self._live():
                del self[key]
                return key, value
            raise KeyError("dictionary is empty")

        def setdefault(self, key, default=None):
            value = self.get(key)
            if value is None:
                self[key] = value = default
            return value

        def clear(self):
            self.data.clear()

        def update(self, other=(), /, **keywords):
            for key, value in list(other.items()) if hasattr(other, "items") else other:
                self[key] = value
            for key, value in keywords.items():
                self[key] = value

        def copy(self):
            return type(self)(self)

        __copy__ = copy

        def __eq__(self, other):
            return dict(self.items()) == dict(other.items()) if hasattr(other, "items") else NotImplemented

        __hash__ = None

        def __or__(self, other):
            result = self.copy()
            result.update(other)
            return result

        def __ior__(self, other):
            self.update(other)
            return self

        def __ror__(self, other):
            result = type(self)(other)
            result.update(self)
            return result

        def __deepcopy__(self, memo):
            from copy import deepcopy

            # The other side, which is not weak, is copied.
            keys = hasattr(self, "keyrefs")
            return type(self)([(k, deepcopy(v, memo)) if keys else (deepcopy(k, memo), v) for k, v in self.items()])

        def __repr__(self):
            return f"<{type(self).__name__} at {id(self):#x}>"


def _make_WeakValueDictionary():
    global WeakValueDictionary

    class WeakValueDictionary(globals().get("_Dict") or __getattr__("_Dict")):
        def _reference(self, key, value):
            return value

        def _pair(self, key, value):
            return key, value()

        def __getitem__(self, key):
            value = self.data[key]()
            if value is None:
                raise KeyError(key)
            return value

        def __setitem__(self, key, value):
            self._put(key, ref(value))

        def __delitem__(self, key):
            del self.data[key]

        def __contains__(self, key):
            return key in self.data and self.data[key]() is not None

        def valuerefs(self):
            return list(self.data.values())

        def itervaluerefs(self):
            yield from self.data.values()


def _make_WeakKeyDictionary():
    global WeakKeyDictionary

    class WeakKeyDictionary(globals().get("_Dict") or __getattr__("_Dict")):
        def _reference(self, key, value):
            return key

        def _pair(self, key, value):
            return key(), value

        def __getitem__(self, key):
            return self.data[ref(key)]

        def __setitem__(self, key, value):
            self._put(ref(key), value)

        def __delitem__(self, key):
            del self.data[ref(key)]

        def __contains__(self, key):
            try:
                return ref(key) in self.data
            except TypeError:
                return False

        def keyrefs(self):
            return list(self.data)


def _make_CallableProxyType():
    global CallableProxyType

    from weakref import ProxyType as CallableProxyType  # one type serves both


def _make_ProxyTypes():
    global ProxyTypes

    from weakref import ProxyType

    ProxyTypes = (ProxyType, ProxyType)


def _make_WeakSet():
    global WeakSet

    class WeakSet:
        def __init__(self, items=()):
            self.data = (globals().get("WeakKeyDictionary") or __getattr__("WeakKeyDictionary"))()
            self.update(items)

        def __len__(self):
            return len(self.data)

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, item):
            return item in self.data

        def add(self, item):
            self.data[item] = None

        def discard(self, item):
            self.data.pop(item, None)

        def remove(self, item):
            del self.data[item]

        def pop(self):
            return self.data.popitem()[0]

        def clear(self):
            self.data.clear()

        def update(self, items):
            for item in items:
                self.add(item)

        def copy(self):
            return type(self)(self)

        def union(self, other):
            return type(self)(set(self) | set(other))

        def intersection(self, other):
            return type(self)(set(self) & set(other))

        def difference(self, other):
            return type(self)(set(self) - set(other))

        def symmetric_difference(self, other):
            return type(self)(set(self) ^ set(other))

        def __ior__(self, other):
            self.update(other)
            return self

        def _keep(self, items):
            items = set(items)
            for item in list(self):
                if item not in items:
                    self.discard(item)
            return self

        def difference_update(self, other):
            self._keep(set(self).difference(other))

        def intersection_update(self, other):
            self._keep(other)

        def symmetric_difference_update(self, other):
            self.__ixor__(set(other))

        def __isub__(self, other):
            return self._keep(set(self).difference(other))

        def __iand__(self, other):
            return self._keep(other)

        def __ixor__(self, other):
            new = set(other).difference(self)
            self._keep(set(self).difference(other))
            self.update(new)
            return self

        def issubset(self, other):
            return set(self) <= set(other)

        def issuperset(self, other):
            return set(self) >= set(other)

        def isdisjoint(self, other):
            return set(self).isdisjoint(other)

        def __eq__(self, other):
            return set(self) == set(other) if isinstance(other, WeakSet) else NotImplemented

        __hash__ = None
        __or__, __and__, __sub__, __xor__ = union, intersection, difference, symmetric_difference
        __le__, __ge__ = issubset, issuperset

        def __lt__(self, other):
            return set(self) < set(other)

        def __gt__(self, other):
            return set(self) > set(other)

        def __repr__(self):
            return repr(set(self))


def _make_WeakMethod():
    global WeakMethod

    class WeakMethod:
        def __init__(self, method, callback=None):
            try:
                instance, function = method.__self__, method.__func__
            except AttributeError:
                raise TypeError(f"argument should be a bound method, not {type(method)}") from None
            # The instance's death is the method's.
            self.instance = ref(instance, None if callback is None else lambda reference: callback(self))
            self.function = function

        def __call__(self):
            instance = self.instance()
            return None if instance is None else self.function.__get__(instance, type(instance))

        def __eq__(self, other):
            if not isinstance(other, WeakMethod):
                return NotImplemented
            mine, theirs = self(), other()
            return self is other if mine is None or theirs is None else mine == theirs

        def __hash__(self):
            return hash((self.instance, self.function))


_finalizers = {}  # those that are alive, by the number of each: it and its reference


def _run_finalizers():
    for finalizer, _ in reversed(list(_finalizers.values())):
        if finalizer.atexit:
            try:
                finalizer()
            except Exception as error:
                from sys import print_exception

                print_exception(error)


def _make_finalize():
    global finalize

    class finalize:
        atexit = True

        def __init__(self, obj, func, /, *args, **keywords):
            self.work = func, args, keywords
            if not _finalizers:
                from atexit import register, unregister

                unregister(_run_finalizers)
                register(_run_finalizers)
            _finalizers[id(self)] = self, ref(obj, lambda reference: self())

        def _take(self):
            return _finalizers.pop(id(self), None)

        def __call__(self, _=None):
            if self._take() is not None:
                func, args, keywords = self.work
                return func(*args, **keywords)

        @property
        def alive(self):
            return id(self) in _finalizers

        def peek(self):
            entry = _finalizers.get(id(self))
            obj = None if entry is None else entry[1]()
            return None if obj is None else (obj, *self.work)

        def detach(self):
            found = self.peek()
            self._take()
            return found

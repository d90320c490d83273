# SPDX-License-Identifier: MIT
"""Abstract base classes of containers, made when they are first asked for. Those without methods of their own are rows
of a table."""

# name: bases: methods that make a class one of these: methods that are abstract, unless they are the same
_ROWS = (
    "Hashable::__hash__",
    "Awaitable::__await__",
    "AsyncIterable::__aiter__",
    "Iterable::__iter__",
    "Sized::__len__",
    "Container::__contains__",
    "Callable::__call__",
    "Iterator:Iterable:__iter__ __next__:__next__",
    "AsyncIterator:AsyncIterable:__aiter__ __anext__:__anext__",
    "Reversible:Iterable:__iter__ __reversed__:__reversed__",
    "Collection:Sized Iterable Container:__len__ __iter__ __contains__:",
    "Coroutine:Awaitable:__await__ send throw close:send throw",
    "Generator:Iterator:__iter__ __next__ send throw close:send throw",
    "AsyncGenerator:AsyncIterator:__aiter__ __anext__ asend athrow aclose:asend athrow",
)


def __getattr__(name):
    if name == "__all__":
        made = [key[6:] for key in globals() if key[:6] == "_make_"]
        return [row[:row.index(":")] for row in _ROWS] + made
    for row in _ROWS:
        if row.startswith(name + ":"):
            globals()[name] = _make(*row.split(":"))
            break
    else:
        make = globals().get("_make_" + name)
        if make is None:
            raise AttributeError(f"module 'collections.abc' has no attribute '{name}'")
        make()
    return globals()[name]


def _find(name):
    return globals().get(name) or __getattr__(name)


def _hook(cls, other):
    from _abc import has_methods
    return has_methods(other, cls._deciding) if "_deciding" in cls.__dict__ else NotImplemented


def _abstract(name):
    """An abstract method; whoever calls it by super() gets what an empty container gives."""
    def method(self, *args):
        if name == "__getitem__":
            raise IndexError if isinstance(self, _find("Sequence")) else KeyError
        if name in ("__next__", "send"):
            raise StopIteration
        if name == "throw":
            raise args[0] if len(args) < 2 or args[1] is None else args[0](args[1])
        return iter(()) if name in ("__iter__", "__reversed__", "__await__") else 0

    async def waits(self, *args):
        raise args[0] if name == "athrow" else StopAsyncIteration

    if name in ("__anext__", "asend", "athrow"):
        method = waits
    method.__isabstractmethod__ = True
    return method


def _make(name, bases, deciding, abstract=None):
    from abc import ABCMeta
    space = {"__slots__": (), "__module__": "collections.abc", "_deciding": tuple(deciding.split()),
             "__subclasshook__": classmethod(_hook), "__class_getitem__": classmethod(lambda cls, parameters: cls)}
    for key in (deciding if abstract is None else abstract).split():
        space[key] = _abstract(key)
    if name in ("Container", "Collection", "Reversible"):  # what some of these have no method of their own for
        from array import array
        space["_registry"] = (list, tuple, str, bytes, bytearray, range, memoryview, array, type({}.keys()),
                              type({}.items()), type({}.values()))
    if name in ("Generator", "Coroutine"):
        space["close"] = _close
    if name == "Generator":
        space["__next__"] = lambda self: self.send(None)
    if name == "AsyncGenerator":
        space["aclose"] = _aclose
        space["__anext__"] = _anext
    if name in ("Iterator", "AsyncIterator"):
        space["__iter__" if name == "Iterator" else "__aiter__"] = lambda self: self
    return ABCMeta(name, tuple([_find(base) for base in bases.split()]), space)


def _close(self):
    try:
        self.throw(GeneratorExit)
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError(f"{'generator' if hasattr(self, '__next__') else 'coroutine'} ignored GeneratorExit")


async def _anext(self):
    return await self.asend(None)


async def _aclose(self):
    try:
        await self.athrow(GeneratorExit)
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError("asynchronous generator ignored GeneratorExit")


# ---- sequences ----

def _make_Sequence():
    global Sequence

    class Sequence(_find("Reversible"), _find("Collection")):
        __slots__ = ()
        _registry = (tuple, str, range, memoryview, bytes)
        __getitem__ = _abstract("__getitem__")

        def __iter__(self):
            i = 0
            try:
                while True:
                    yield self[i]
                    i += 1
            except IndexError:
                return

        def __contains__(self, value):
            for item in self:
                if item is value or item == value:
                    return True
            return False

        def __reversed__(self):
            for i in range(len(self) - 1, -1, -1):
                yield self[i]

        def index(self, value, start=0, stop=None):
            n = len(self)
            i = max(n + start, 0) if start is not None and start < 0 else start or 0
            if stop is not None and stop < 0:
                stop += n
            while stop is None or i < stop:
                try:
                    item = self[i]
                except IndexError:
                    break
                if item is value or item == value:
                    return i
                i += 1
            raise ValueError

        def count(self, value):
            return sum([item is value or item == value for item in self])

    # Those of MutableSequence are sequences, too.
    _make_MutableSequence()
    Sequence._registry += MutableSequence._registry


def _make_MutableSequence():
    global MutableSequence
    from _collections import deque
    from array import array

    class MutableSequence(_find("Sequence")):
        __slots__ = ()
        _registry = (list, bytearray, deque, array)
        __setitem__ = _abstract("__setitem__")
        __delitem__ = _abstract("__delitem__")
        insert = _abstract("insert")

        def append(self, value):
            self.insert(len(self), value)

        def extend(self, values):
            for value in list(values) if values is self else values:
                self.append(value)

        def __iadd__(self, values):
            self.extend(values)
            return self

        def pop(self, index=-1):
            value = self[index]
            del self[index]
            return value

        def remove(self, value):
            del self[self.index(value)]

        def clear(self):
            try:
                while True:
                    self.pop()
            except IndexError:
                pass

        def reverse(self):
            n = len(self)
            for i in range(n // 2):
                self[i], self[n - i - 1] = self[n - i - 1], self[i]


def _make_ByteString():
    global ByteString

    class ByteString(_find("Sequence")):
        __slots__ = ()
        _registry = (bytes, bytearray)


# ---- sets ----

def _make_Set():
    global Set

    class Set(_find("Collection")):
        __slots__ = ()
        _registry = (set, frozenset, type({}.keys()), type({}.items()))

        @classmethod
        def _from_iterable(cls, items):
            return cls(items)

        def __le__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) <= len(other) and all([item in other for item in self])

        def __lt__(self, other):
            return len(self) < len(other) and self <= other if isinstance(other, Set) else NotImplemented

        def __ge__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) >= len(other) and all([item in self for item in other])

        def __gt__(self, other):
            return len(self) > len(other) and self >= other if isinstance(other, Set) else NotImplemented

        def __eq__(self, other):
            return len(self) == len(other) and self <= other if isinstance(other, Set) else NotImplemented

        __hash__ = None

        def isdisjoint(self, other):
            return not any([item in self for item in other])

        def __and__(self, other):
            if not isinstance(other, _find("Iterable")):
                return NotImplemented
            return self._from_iterable([item for item in other if item in self])

        def __or__(self, other):
            if not isinstance(other, _find("Iterable")):
                return NotImplemented
            return self._from_iterable([item for source in (self, other) for item in source])

        def _difference(self, a, b):
            """What is in a, not in b; one of the two may be any iterable."""
            if not isinstance(a, _find("Iterable")) or not isinstance(b, _find("Iterable")):
                return NotImplemented
            if not isinstance(b, Set):
                b = self._from_iterable(b)
            return self._from_iterable([item for item in a if item not in b])

        def __sub__(self, other):
            return self._difference(self, other)

        def __rsub__(self, other):
            return self._difference(other, self)

        def __xor__(self, other):
            if not isinstance(other, _find("Iterable")):
                return NotImplemented
            if not isinstance(other, Set):
                other = self._from_iterable(other)
            return (self - other) | (other - self)

        __rand__ = __and__
        __ror__ = __or__
        __rxor__ = __xor__

        def _hash(self):
            return hash(frozenset(self))


def _make_MutableSet():
    global MutableSet

    class MutableSet(_find("Set")):
        __slots__ = ()
        _registry = (set,)
        add = _abstract("add")
        discard = _abstract("discard")

        def remove(self, value):
            if value not in self:
                raise KeyError(value)
            self.discard(value)

        def pop(self):
            for value in self:
                self.discard(value)
                return value
            raise KeyError

        def clear(self):
            try:
                while True:
                    self.pop()
            except KeyError:
                pass

        def __ior__(self, other):
            for value in other:
                self.add(value)
            return self

        def __iand__(self, other):
            for value in self - other:
                self.discard(value)
            return self

        def __ixor__(self, other):
            if other is self:
                self.clear()
                return self
            for value in self._from_iterable(other):
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
            return self

        def __isub__(self, other):
            if other is self:
                self.clear()
            for value in other:
                self.discard(value)
            return self


# ---- mappings ----

def _make_Mapping():
    global Mapping

    class Mapping(_find("Collection")):
        __slots__ = ()
        _registry = (dict, type(Exception.__dict__))
        __getitem__ = _abstract("__getitem__")
        __reversed__ = None

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return _find("KeysView")(self)

        def items(self):
            return _find("ItemsView")(self)

        def values(self):
            return _find("ValuesView")(self)

        def __eq__(self, other):
            return dict(self.items()) == dict(other.items()) if isinstance(other, Mapping) else NotImplemented

        __hash__ = None


def _make_MutableMapping():
    global MutableMapping
    import collections
    absent = object()

    class MutableMapping(_find("Mapping")):
        __slots__ = ()
        _registry = (dict,)  # and ChainMap, which is not derived from it: that would be dear
        __setitem__ = _abstract("__setitem__")
        __delitem__ = _abstract("__delitem__")

        def pop(self, key, default=absent):
            try:
                value = self[key]
            except KeyError:
                if default is absent:
                    raise
                return default
            del self[key]
            return value

        def popitem(self):
            for key in self:
                return key, self.pop(key)
            raise KeyError

        def clear(self):
            try:
                while True:
                    self.popitem()
            except KeyError:
                pass

        def update(self, other=(), /, **keywords):
            if hasattr(other, "keys"):
                for key in other.keys():
                    self[key] = other[key]
            else:
                for key, value in other:
                    self[key] = value
            for key, value in keywords.items():
                self[key] = value

        def setdefault(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                self[key] = default
            return default

    if "ChainMap" in collections.__dict__:
        MutableMapping.register(collections.ChainMap)


def _make_MappingView():
    global MappingView

    class MappingView(_find("Sized")):
        __slots__ = ("_mapping",)
        _registry = (type({}.keys()), type({}.items()), type({}.values()))

        def __init__(self, mapping):
            self._mapping = mapping

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return f"{type(self).__name__}({self._mapping!r})"


def _make_KeysView():
    global KeysView

    class KeysView(_find("MappingView"), _find("Set")):
        __slots__ = ()
        _registry = (type({}.keys()),)

        @classmethod
        def _from_iterable(cls, items):
            return set(items)

        def __contains__(self, key):
            return key in self._mapping

        def __iter__(self):
            yield from self._mapping


def _make_ItemsView():
    global ItemsView

    class ItemsView(_find("MappingView"), _find("Set")):
        __slots__ = ()
        _registry = (type({}.items()),)

        @classmethod
        def _from_iterable(cls, items):
            return set(items)

        def __contains__(self, item):
            key, value = item
            try:
                found = self._mapping[key]
            except KeyError:
                return False
            return found is value or found == value

        def __iter__(self):
            for key in self._mapping:
                yield key, self._mapping[key]


def _make_ValuesView():
    global ValuesView

    class ValuesView(_find("MappingView"), _find("Collection")):
        __slots__ = ()
        _registry = (type({}.values()),)

        def __contains__(self, value):
            for key in self._mapping:
                found = self._mapping[key]
                if found is value or found == value:
                    return True
            return False

        def __iter__(self):
            for key in self._mapping:
                yield self._mapping[key]

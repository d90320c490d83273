# SPDX-License-Identifier: MIT
"""Containers beyond the built-in ones. deque is written in C; classes are made when they are first asked for."""
from _collections import deque

__all__ = ("ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple")


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        if name in ("UserDict", "UserList", "UserString"):
            from . import _user
            return getattr(_user, name)
        raise AttributeError(f"module 'collections' has no attribute '{name}'")
    make()
    return globals()[name]


# ---- namedtuple ----

_getters = []  # property i gets item i of any tuple: all classes share them


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    from keyword import iskeyword
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    if rename:
        for i, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name[0] == "_" or name in seen:
                names[i] = f"_{i}"
            seen.add(name)
        seen.clear()
    for name in [typename] + names:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for name in names:
        if name[0] == "_" and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    defaults = () if defaults is None else tuple(defaults)
    if len(defaults) > len(names):
        raise TypeError("Got more default values than field names")
    if "_Named" not in globals():
        _make__Named()
    fields = tuple(names)
    space = {"__slots__": (), "_fields": fields, "__match_args__": fields, "__module__": module}
    if module is None:
        del space["__module__"]
    if defaults:
        space["_field_defaults"] = dict(zip(names[-len(defaults):], defaults))
    for i, name in enumerate(names):
        if i == len(_getters):
            from operator import itemgetter
            _getters.append(property(itemgetter(i)))
        space[name] = _getters[i]
    return type(typename, (_Named,), space)


def _arguments(cls, args, keywords):
    """The items of a named tuple from arguments that are not simply all of them."""
    def fail(text):
        raise TypeError(f"{cls.__name__}.__new__() {text}")
    fields, defaults = cls._fields, cls._field_defaults
    n = len(args)
    if n > len(fields):
        least = len(fields) - len(defaults) + 1
        most = f"from {least} to {len(fields) + 1}" if defaults else f"{least}"
        fail(f"takes {most} positional argument{'' if most == '1' else 's'} but {n + 1} were given")
    for name in keywords:
        if name not in fields:
            fail(f"got an unexpected keyword argument {name!r}")
        if name in fields[:n]:
            fail(f"got multiple values for argument {name!r}")
    missing = [repr(name) for name in fields[n:] if name not in keywords and name not in defaults]
    if missing:
        text = " and ".join(missing)
        if len(missing) > 2:
            text = ", ".join(missing[:-1]) + ", and " + missing[-1]
        fail(f"missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {text}")
    return args + tuple([keywords[name] if name in keywords else defaults[name] for name in fields[n:]])


def _make__Named():
    global _Named

    class _Named(tuple):
        __slots__ = ()
        _field_defaults = {}

        def __new__(cls, /, *args, **keywords):
            if keywords or len(args) != len(cls._fields):
                args = _arguments(cls, args, keywords)
            return tuple.__new__(cls, args)

        @classmethod
        def _make(cls, iterable):
            self = tuple.__new__(cls, iterable)
            if len(self) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(self)}")
            return self

        def _replace(self, /, **keywords):
            result = self._make(map(keywords.pop, self._fields, self))
            if keywords:
                raise ValueError(f"Got unexpected field names: {list(keywords)!r}")
            return result

        def _asdict(self):
            return dict(zip(self._fields, self))

        def __repr__(self):
            parts = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
            return f"{type(self).__name__}({', '.join(parts)})"

        def __getnewargs__(self):
            return tuple(self)


# ---- dicts ----

def _make_defaultdict():
    global defaultdict

    class defaultdict(dict):
        def __init__(self, default_factory=None, /, *args, **keywords):
            if default_factory is not None and not callable(default_factory):
                raise TypeError("first argument must be callable or None")
            super().__init__(*args, **keywords)
            self.default_factory = default_factory

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            self[key] = value = self.default_factory()
            return value

        def __repr__(self):
            return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

        def copy(self):
            return type(self)(self.default_factory, self)

        __copy__ = copy

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            result = self.copy()
            result.update(other)
            return result

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            result = type(self)(self.default_factory, other)
            result.update(self)
            return result


def _describe(ordered):
    return f"{type(ordered).__name__}({list(ordered.items()) if ordered else ''})"


def _make_OrderedDict():
    global OrderedDict

    class OrderedDict(dict):
        def move_to_end(self, key, last=True):
            value = self[key]
            del self[key]
            others = [] if last else list(self.items())
            if not last:
                self.clear()
            self[key] = value
            for other, value in others:
                self[other] = value

        def popitem(self, last=True):
            if last or not self:
                if not self:
                    raise KeyError("dictionary is empty")
                return super().popitem()
            for key in self:
                return key, self.pop(key)

        def __eq__(self, other):
            if isinstance(other, OrderedDict):
                return dict.__eq__(self, other) and list(self) == list(other)
            return dict.__eq__(self, other)

        def __ne__(self, other):
            return not self == other

        __hash__ = None

        def __repr__(self):
            from _repr import once
            return once(self, _describe)

        def copy(self):
            return type(self)(self)

        __copy__ = copy

        @classmethod
        def fromkeys(cls, iterable, value=None):
            self = cls()
            for key in iterable:
                self[key] = value
            return self

        def __or__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            result = type(self)(self)
            result.update(other)
            return result

        def __ror__(self, other):
            if not isinstance(other, dict):
                return NotImplemented
            result = type(self)(other)
            result.update(self)
            return result


def _count_elements(mapping, iterable):
    for key in iterable:
        mapping[key] = mapping.get(key, 0) + 1


def _make_Counter():
    global Counter

    class Counter(dict):
        def __init__(self, iterable=None, /, **keywords):
            super().__init__()
            self.update(iterable, **keywords)

        def __missing__(self, key):
            return 0

        def __delitem__(self, key):
            if key in self:
                super().__delitem__(key)

        def _add(self, iterable, keywords, sign):
            for source in (iterable, keywords):
                if isinstance(source, dict) or hasattr(source, "items"):
                    if not self and sign > 0:
                        super().update(source)
                        continue
                    for key, count in source.items():
                        self[key] = self.get(key, 0) - count if sign < 0 else count + self.get(key, 0)
                elif source is not None and sign > 0:
                    _count_elements(self, source)
                elif source is not None:
                    for key in source:
                        self[key] = self.get(key, 0) - 1

        def update(self, iterable=None, /, **keywords):
            self._add(iterable, keywords, 1)

        def subtract(self, iterable=None, /, **keywords):
            self._add(iterable, keywords, -1)

        def total(self):
            return sum(self.values())

        def most_common(self, n=None):
            items = sorted(self.items(), key=lambda item: item[1], reverse=True)
            return items if n is None else items[:n] if n > 0 else []

        def elements(self):
            for key, count in self.items():
                for i in range(count):
                    yield key

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

        def copy(self):
            return type(self)(self)

        __copy__ = copy

        def __repr__(self):
            if not self:
                return f"{type(self).__name__}()"
            try:
                items = dict(self.most_common())
            except TypeError:  # counts that have no order
                items = dict(self)
            return f"{type(self).__name__}({items!r})"

        def _combine(self, other, function):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for key in list(self) + [key for key in other if key not in self]:
                count = function(self[key], other[key])
                if count > 0:
                    result[key] = count
            return result

        def __add__(self, other):
            return self._combine(other, lambda a, b: a + b)

        def __sub__(self, other):
            return self._combine(other, lambda a, b: a - b)

        def __or__(self, other):
            return self._combine(other, max)

        def __and__(self, other):
            return self._combine(other, min)

        def __pos__(self):
            return self + Counter()

        def __neg__(self):
            return Counter() - self

        def _keep(self, result):
            self.clear()
            dict.update(self, result)
            return self

        def __iadd__(self, other):
            return self._keep(self + other)

        def __isub__(self, other):
            return self._keep(self - other)

        def __ior__(self, other):
            return self._keep(self | other)

        def __iand__(self, other):
            return self._keep(self & other)

        def _all(self, other, test):
            if not isinstance(other, Counter):
                return NotImplemented
            for source in (self, other):
                for key in source:
                    if not test(self[key], other[key]):
                        return False
            return True

        def __eq__(self, other):
            return self._all(other, lambda a, b: a == b)

        def __ne__(self, other):
            return NotImplemented if not isinstance(other, Counter) else not self == other

        __hash__ = None

        def __le__(self, other):
            return self._all(other, lambda a, b: a <= b)

        def __lt__(self, other):
            return NotImplemented if not isinstance(other, Counter) else self <= other and self != other

        def __ge__(self, other):
            return self._all(other, lambda a, b: a >= b)

        def __gt__(self, other):
            return NotImplemented if not isinstance(other, Counter) else self >= other and self != other


def _make_ChainMap():
    global ChainMap

    class ChainMap:
        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                try:
                    return mapping[key]
                except KeyError:
                    pass
            return self.__missing__(key)

        def _merged(self):
            result = {}
            for mapping in reversed(self.maps):
                result.update(dict.fromkeys(mapping))
            return result

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __len__(self):
            return len(self._merged())

        def __iter__(self):
            return iter(self._merged())

        def __contains__(self, key):
            for mapping in self.maps:
                if key in mapping:
                    return True
            return False

        def __bool__(self):
            return any(self.maps)

        def __repr__(self):
            text = repr(self.maps)[1:-1]
            return text if text == "..." else f"{type(self).__name__}({text})"

        def keys(self):
            return self._merged().keys()

        def values(self):
            return {key: self[key] for key in self}.values()

        def items(self):
            return {key: self[key] for key in self}.items()

        def __eq__(self, other):
            if not hasattr(other, "items"):
                return NotImplemented
            return dict(self.items()) == dict(other.items())

        __hash__ = None

        def copy(self):
            return type(self)(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def new_child(self, m=None, **keywords):
            if m is None:
                m = keywords
            elif keywords:
                m.update(keywords)
            return type(self)(m, *self.maps)

        @property
        def parents(self):
            return type(self)(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            try:
                del self.maps[0][key]
            except KeyError:
                raise KeyError(f"Key not found in the first mapping: {key!r}")

        def pop(self, key, *args):
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError(f"Key not found in the first mapping: {key!r}")

        def popitem(self):
            try:
                return self.maps[0].popitem()
            except KeyError:
                raise KeyError("No keys found in the first mapping.")

        def clear(self):
            self.maps[0].clear()

        def update(self, *args, **keywords):
            self.maps[0].update(*args, **keywords)

        def setdefault(self, key, default=None):
            if key not in self:
                self[key] = default
            return self[key]

        def __or__(self, other):
            return self.copy().__ior__(other) if hasattr(other, "keys") else NotImplemented

        def __ror__(self, other):
            if not hasattr(other, "keys"):
                return NotImplemented
            result = dict(other)
            for mapping in reversed(self.maps):
                result.update(mapping)
            return type(self)(result)

        def __ior__(self, other):
            self.maps[0].update(other)
            return self

        @classmethod
        def fromkeys(cls, iterable, value=None, /):
            return cls(dict.fromkeys(iterable, value))

    import sys
    known = sys.modules.get("collections.abc")
    if known is not None and "MutableMapping" in known.__dict__:
        known.MutableMapping.register(ChainMap)

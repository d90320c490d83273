# SPDX-License-Identifier: MIT
"""Context variables. A context's dict is never changed: set() makes another one, so that copies share it and cost
little. A task or callback of asyncio has a context of its own when this module is there (asyncio._contexts)."""
import sys


def copy_context():
    copy = Context()
    copy._values = _current._values
    return copy


class Context:
    def __init__(self):
        self._values = {}
        self._entered = False

    def run(self, callable, /, *args, **keywords):
        global _current
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        outer = _current
        self._entered = True
        _current = self
        try:
            return callable(*args, **keywords)
        finally:
            _current = outer
            self._entered = False

    def copy(self):
        copy = Context()
        copy._values = self._values
        return copy

    def _need(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values

    def __getitem__(self, var):
        return self._need(var)[var]

    def __contains__(self, var):
        return var in self._need(var)

    def get(self, var, default=None):
        return self._need(var).get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()

    def __eq__(self, other):
        return self._values == other._values if isinstance(other, Context) else NotImplemented


_current = Context()
_current._entered = True


class Token:
    MISSING = type("MISSING", (), {"__repr__": lambda self: "<Token.MISSING>"})()

    def __init__(self, context, var, old):
        self._context = context
        self.var = var
        self.old_value = old
        self._used = ""

    def __repr__(self):
        return f"<Token{self._used} var={self.var!r} at {id(self):#x}>"


class ContextVar:
    def __init__(self, name, *, default=Token.MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name = name
        self._default = default

    def __class_getitem__(cls, item):
        return cls

    def get(self, *default):
        value = _current._values.get(self, *default or (self._default,))
        if value is Token.MISSING:
            value = self._default
            if value is Token.MISSING:
                raise LookupError(self)
        return value

    def set(self, value):
        context = _current
        token = Token(context, self, context._values.get(self, Token.MISSING))
        context._values = {**context._values, self: value}
        return token

    def reset(self, token):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        if token._context is not _current:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = " used"
        values = dict(_current._values)
        if token.old_value is Token.MISSING:
            del values[self]
        else:
            values[self] = token.old_value
        _current._values = values

    def __repr__(self):
        default = "" if self._default is Token.MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"


if "asyncio" in sys.modules:
    sys.modules["asyncio"]._contexts = sys.modules["contextvars"]

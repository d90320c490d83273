# SPDX-License-Identifier: MIT
"""Context variables for a single context, as CPython's decimal module needs them."""


class Token:
    MISSING = object()

    def __init__(self, var, old_value):
        self.var, self.old_value = var, old_value


class ContextVar:
    def __init__(self, name, *, default=Token.MISSING):
        self.name = name
        self._value = default

    def get(self, default=Token.MISSING):
        if self._value is not Token.MISSING:
            return self._value
        if default is not Token.MISSING:
            return default
        raise LookupError(self)

    def set(self, value):
        token = Token(self, self._value)
        self._value = value
        return token

    def reset(self, token):
        self._value = token.old_value

# SPDX-License-Identifier: MIT
"""As much of unittest.mock as the tests of asyncio and tracemalloc need: an object that has every attribute and
remembers its calls, and patch() of an attribute for a `with` block. For those of asyncio patch() is replaced: there a
case that it decorates is skipped."""
import absent


class _Any:
    def __eq__(self, other):
        return True

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


class Mock:
    def __init__(self, *, return_value=None, side_effect=None, **attributes):
        self.call_args_list = []
        self.side_effect = side_effect
        if return_value is not None:
            self.return_value = return_value
        for name, value in attributes.items():
            setattr(self, name, value)

    def __getattr__(self, name):
        if name[:2] == "__" or name[:6] == "assert" or name == "_asyncio_future_blocking":
            raise AttributeError(name)
        value = Mock()
        setattr(self, name, value)
        return value

    def __call__(self, *args, **keywords):
        self.call_args_list.append((args, keywords))
        effect = self.side_effect
        if isinstance(effect, BaseException) or isinstance(effect, type):
            raise effect
        return self.return_value if effect is None else effect(*args, **keywords)

    @property
    def called(self):
        return bool(self.call_args_list)

    @property
    def call_count(self):
        return len(self.call_args_list)

    @property
    def call_args(self):
        return self.call_args_list[-1] if self.call_args_list else None

    def assert_called_with(self, *args, **keywords):
        assert self.call_args == (args, keywords), f"expected {(args, keywords)!r}, got {self.call_args!r}"

    def assert_called_once(self):
        assert self.call_count == 1, f"called {self.call_count} times"

    def assert_called_once_with(self, *args, **keywords):
        self.assert_called_once()
        self.assert_called_with(*args, **keywords)

    def assert_not_called(self):
        assert not self.call_args_list, f"called {self.call_count} times"

    def reset_mock(self):
        self.call_args_list.clear()


MagicMock = Mock


def __getattr__(name):
    return absent.module("mock")(name)


class _Patch:
    def __init__(self, owner, name, new):
        self.owner, self.name, self.new = owner, name, new

    def __enter__(self):
        self.old = getattr(self.owner, self.name)
        setattr(self.owner, self.name, self.new)
        return self.new

    def __exit__(self, *exception):
        setattr(self.owner, self.name, self.old)


def _patch_object(owner, name, new=None, **attributes):
    return _Patch(owner, name, Mock(**attributes) if new is None else new)


def patch(target, new=None, **attributes):
    first, *path, name = target.split(".")
    owner = __import__(first)
    for part in path:
        owner = getattr(owner, part)
    return _patch_object(owner, name, new, **attributes)


patch.object = _patch_object

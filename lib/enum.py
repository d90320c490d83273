# SPDX-License-Identifier: MIT
"""Enumerations. Only the classes that are asked for are made, and those that they need."""


def __getattr__(name):
    make = globals().get("_make_" + name)
    if make is None:
        if name == "EnumMeta":
            return __getattr__("EnumType")
        raise AttributeError(f"module 'enum' has no attribute '{name}'")
    make()
    return globals()[name]


class auto:
    """Stands for a value that follows from those before."""


def unique(enumeration):
    found = [f"{name} -> {member.name}" for name, member in enumeration.__members__.items() if name != member.name]
    if found:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(found)}")
    return enumeration


def _is_member(name, value):
    """Does this entry of a class body make a member? Not a name like __x__, _x_ or _C__x, and not what has a
    __get__, as functions do."""
    if name[0] == "_" and (name[-1] == "_" or "__" in name):
        return False
    return not (hasattr(type(value), "__get__") or isinstance(value, (property, staticmethod, classmethod, type(unique))))


def _make__Space():
    global _Space

    class _Space(dict):
        """The namespace of a class body: remembers members, and works out what auto() stands for."""

        def __init__(self, generate):
            self.generate = generate
            self.members = []
            self.used = []

        def __setitem__(self, key, value):
            if key == "_generate_next_value_":
                self.generate = getattr(value, "__func__", value)
            elif key == "_ignore_":
                self.ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                return
            elif _is_member(key, value) and key not in getattr(self, "ignore", ()):
                if key in self.members:
                    raise TypeError(f"{key!r} already defined as {self[key]!r}")
                if isinstance(value, auto):
                    value = self.generate(key, 1, len(self.members), self.used[:])
                elif isinstance(value, tuple):
                    value = tuple([self.generate(key, 1, len(self.members), self.used[:]) if isinstance(x, auto) else x
                                   for x in value])
                self.members.append(key)
                self.used.append(value)
            super().__setitem__(key, value)


def _next_value(name, start, count, last_values):
    for value in reversed(last_values):
        try:
            return value + 1
        except TypeError:
            pass
    return start


def _make_EnumType():
    global EnumType

    class EnumType(type):
        def __prepare__(name, bases):
            generate = _next_value
            for base in bases:
                if getattr(base, "_member_map_", None):
                    raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
                generate = getattr(base, "_generate_next_value_", generate)
            return __getattr__("_Space")(generate)

        def __new__(meta, name, bases, space):
            members = [(key, space.pop(key)) for key in space.members]
            for key in getattr(space, "ignore", ()):
                space.pop(key, None)
            if "_generate_next_value_" in space:
                space["_generate_next_value_"] = staticmethod(space.generate)
            data = dict(space)
            new = data.pop("__new__", None)
            cls = super().__new__(meta, name, bases, data)
            for base in cls.__mro__[:-1]:
                if type(base) is type and "__new__" in base.__dict__:
                    cls._data_type_ = base
                    new = new or base.__new__
                    if base in bases:  # what the mixin has must not hide what an enumeration has
                        for key in ("__repr__", "__str__", "__format__"):
                            if key not in data:
                                setattr(cls, key, getattr(Enum, key))
                    break
            if new is not None:
                cls._new_member_ = staticmethod(new)
            cls._member_map_ = {}
            cls._value2member_map_ = {}
            for key, value in members:
                cls._add(key, value)
            return cls

        def _add(cls, name, value):
            """Makes a member, or another name for the one with this value."""
            arguments = value if isinstance(value, tuple) else (value,)
            if cls._data_type_ is object and cls._new_member_ is object.__new__:
                member = object.__new__(cls)
            else:
                member = cls._new_member_(cls, *arguments)
            if not hasattr(member, "_value_"):
                native = cls._data_type_ in (int, float, str, bytes)
                member._value_ = cls._data_type_(*arguments) if native else value
            known = cls._find(member._value_)
            if known is None or known._name_ is None:
                if known is None:
                    known = member
                    cls._value2member_map_[_key(member._value_)] = member
                known._name_ = name
                known.__init__(*arguments)
            cls._member_map_[name] = known
            type.__setattr__(cls, name, known)

        def _find(cls, value):
            return cls._value2member_map_.get(_key(value))

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
            if names is not None or not cls._member_map_:
                return cls._create(value, names, start, type)
            if isinstance(value, cls):
                return value
            member = cls._find(value)
            if member is None:
                member = cls._missing_(value)
                if member is None:
                    raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
                if not isinstance(member, cls):
                    raise TypeError(f"error in {cls.__name__}._missing_: returned {member!r} instead of None or a "
                                    "valid member")
            return member

        def _create(cls, name, names, start, mixin):
            bases = (cls,) if mixin is None else (mixin, cls)
            if isinstance(names, str):
                names = names.replace(",", " ").split()
            space = EnumType.__prepare__(name, bases)
            space.used.append(start - 1)
            for item in names.items() if isinstance(names, dict) else names:
                key, value = (item, auto()) if isinstance(item, str) else item
                space[key] = value
            return EnumType.__new__(EnumType, name, bases, space)

        def __iter__(cls):
            for name, member in cls._member_map_.items():
                if name == member._name_ and cls._is_listed(member._value_):
                    yield member

        def __reversed__(cls):
            return reversed(list(cls))

        def __len__(cls):
            return len(list(cls))

        def __bool__(cls):
            return True

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __contains__(cls, member):
            if not isinstance(member, Enum):
                raise TypeError("unsupported operand type(s) for 'in': "
                                f"'{type(member).__qualname__}' and '{type(cls).__qualname__}'")
            return isinstance(member, cls)

        @property
        def __members__(cls):
            return dict(cls._member_map_)

        def __dir__(cls):
            return ["__class__", "__doc__", "__members__", "__module__"] + list(cls._member_map_)

        def __repr__(cls):
            return f"<{cls._kind_} {cls.__name__!r}>"

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get("_member_map_", ()):
                raise AttributeError(f"cannot reassign member {name!r}")
            type.__setattr__(cls, name, value)

        def __delattr__(cls, name):
            if name in cls.__dict__.get("_member_map_", ()):
                raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
            type.__delattr__(cls, name)


def _key(value):
    """Stands for a value in a dict: unhashable ones by their text."""
    try:
        hash(value)
    except TypeError:
        return type(value), repr(value)
    return value


def _make_Enum():
    global Enum
    Enum = None

    class Enum(metaclass=__getattr__("EnumType")):
        _data_type_ = object
        _new_member_ = object.__new__
        _kind_ = "enum"

        def __init__(self, *args):
            pass

        @property
        def name(self):
            return self._name_

        @property
        def value(self):
            return self._value_

        @classmethod
        def _missing_(cls, value):
            return None

        @classmethod
        def _is_listed(cls, value):
            return True

        def __repr__(self):
            return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

        def __str__(self):
            return f"{type(self).__name__}.{self._name_}"

        def __format__(self, spec):
            return str.__format__(str(self), spec)

        def __hash__(self):
            return hash(self._name_)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


def _make_IntEnum():
    global IntEnum

    class IntEnum(int, __getattr__("Enum")):
        def __str__(self):
            return str(self._value_)

        def __format__(self, spec):
            return format(self._value_, spec)


def _make_StrEnum():
    global StrEnum

    class StrEnum(str, __getattr__("Enum")):
        def __new__(cls, *values):
            if not isinstance(values[0], str):
                raise TypeError(f"{values[0]!r} is not a string")
            member = str.__new__(cls, *values)
            member._value_ = str(*values)
            return member

        def _generate_next_value_(name, start, count, last_values):
            return name.lower()

        def __str__(self):
            return self._value_

        def __format__(self, spec):
            return format(self._value_, spec)


# ---- flags ----

def _make_Flag():
    global Flag

    class Flag(__getattr__("Enum")):
        _kind_ = "flag"
        _keeps_ = False  # keeps bits that no member has?

        def _generate_next_value_(name, start, count, last_values):
            return 1 << max(last_values).bit_length() if last_values else start or 1

        @classmethod
        def _is_listed(cls, value):
            return value > 0 and not value & (value - 1)

        @classmethod
        def _mask(cls):
            mask = 0
            for member in cls._member_map_.values():
                mask |= member._value_
            return mask

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if not cls._keeps_:
                value &= cls._mask()
            elif value < 0:
                value &= (1 << max(cls._mask().bit_length(), (~value).bit_length())) - 1
            known = cls._find(value)
            if known is not None:
                return known
            member = cls._new_member_(cls, value) if cls._data_type_ is not object else object.__new__(cls)
            member._value_ = value
            member._name_ = None
            cls._value2member_map_[value] = member
            return member

        @property
        def name(self):
            return self._text() if self._value_ else self._name_

        def _text(self):
            """Names joined by |, with a number for bits without one."""
            if self._name_ is not None:
                return self._name_
            names, rest = [], self._value_
            for member in type(self):
                if member._value_ & rest:
                    names.append(member._name_)
                    rest &= ~member._value_
            if rest:
                names.append(str(rest))
            return "|".join(names) if len(names) > (rest != 0) else None

        def __repr__(self):
            name = self._text() if self._value_ or self._name_ else None
            if name is None:
                return f"<{type(self).__name__}: {self._value_!r}>"
            return f"<{type(self).__name__}.{name}: {self._value_!r}>"

        def __str__(self):
            name = self._text() if self._value_ or self._name_ else None
            if name is None:
                return f"{type(self).__name__}({self._value_!r})"
            return f"{type(self).__name__}.{name}"

        def __bool__(self):
            return self._value_ != 0

        def __iter__(self):
            for member in type(self):
                if member._value_ & self._value_:
                    yield member

        def __len__(self):
            return len(list(iter(self)))

        def __contains__(self, other):
            if not isinstance(other, type(self)):
                raise TypeError("unsupported operand type(s) for 'in': "
                                f"{type(other).__qualname__!r} and {type(self).__qualname__!r}")
            return other._value_ & self._value_ == other._value_

        def _number(self, other):
            """The value of the other operand, or None."""
            if isinstance(other, type(self)):
                return other._value_
            return other if isinstance(other, int) and self._data_type_ is int else None

        def __or__(self, other):
            n = self._number(other)
            return NotImplemented if n is None else type(self)(self._value_ | n)

        def __and__(self, other):
            n = self._number(other)
            return NotImplemented if n is None else type(self)(self._value_ & n)

        def __xor__(self, other):
            n = self._number(other)
            return NotImplemented if n is None else type(self)(self._value_ ^ n)

        def __invert__(self):
            return type(self)(~self._value_ if self._keeps_ else self._mask() & ~self._value_)

        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__


def _make_IntFlag():
    global IntFlag

    class IntFlag(int, __getattr__("Flag")):
        _keeps_ = True

        def __repr__(self):
            return Flag.__repr__(self)

        def __str__(self):
            return str(self._value_)

        def __format__(self, spec):
            return format(self._value_, spec)

        __bool__ = Flag.__bool__
        __or__ = __ror__ = Flag.__or__
        __and__ = __rand__ = Flag.__and__
        __xor__ = __rxor__ = Flag.__xor__
        __invert__ = Flag.__invert__

# SPDX-License-Identifier: MIT
"""Enumerations. Only the classes that are asked for are made, and those that they need."""


def __getattr__(name):
    if name == "EnumMeta":
        return _find("EnumType")
    make = globals().get("_make_" + name)
    if make is None:  # what is asked for more seldom
        import _enum
        globals()[name] = getattr(_enum, name)
    else:
        make()
    return globals()[name]


def _find(name):
    return globals().get(name) or __getattr__(name)


def _make_auto():
    global auto

    class auto:
        """Stands for a value that follows from those before."""
        value = None


def unique(enumeration):
    found = [f"{name} -> {member.name}" for name, member in enumeration.__members__.items() if name != member.name]
    if found:
        raise ValueError(f"duplicate values found in {enumeration!r}: {', '.join(found)}")
    return enumeration


# ---- how a class is made ----

def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _inside(value):
    """What member() and nonmember() hold; any other value as it is."""
    kind = type(value)
    return value.value if kind.__module__ == "enum" and kind.__name__ in ("member", "nonmember") else value


def _new_space(name="", generate=None):
    """The namespace of a class body. Its class is made anew each time, and so is not kept."""
    class _Space(dict):
        """Remembers members, and works out what auto() stands for."""

        def __init__(self, name="", generate=_next_value):
            self.private = f"_{name}__"
            self.generate = generate
            self.members = []
            self.used = []
            self.ignored = ["_ignore_"]
            self.order = None
            self.automatic = False

        def _special(self, key, value):
            """A name like _this_."""
            if key == "_generate_next_value_":
                if self.automatic:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self.generate = getattr(value, "__func__", value)
            elif key == "_ignore_":
                names = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                already = set(names) & set(self.members)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
                self.ignored += names
            elif key == "_order_":
                self.order = value
            elif key not in ("_numeric_repr_", "_missing_", "_iter_member_", "_iter_member_by_value_",
                             "_iter_member_by_def_") and self.private not in ("_Enum__", "_Flag__", "_IntFlag__"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")

        def _is_member(self, key, value):
            """Does this entry make a member? Not what has a __get__, as functions do."""
            if key.startswith(self.private) and not key.endswith("__") or _is_dunder(key):
                return False
            if len(key) > 2 and key[0] == key[-1] == "_" and key[1] != "_" and key[-2] != "_":
                self._special(key, value)
                return False
            if key in self.members:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            kind = type(value)
            if key in self.ignored or kind.__module__ == "enum" and kind.__name__ == "nonmember":
                return False
            return not (hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__") or
                        isinstance(value, (type(unique), property, staticmethod, classmethod)))

        def _value(self, key, value):
            """What auto() stands for; any other value as it is."""
            if "auto" not in globals() or not isinstance(value, auto):
                return value
            if value.value is None:
                value.value = self.generate(key, 1, len(self.members), self.used[:])
                self.automatic = True
            self.used.append(value.value)
            return value.value

        def __setitem__(self, key, value):
            if self._is_member(key, value):
                if key in self:
                    raise TypeError(f"{key!r} already defined as {self[key]!r}")
                value = _inside(value)
                count = len(self.used)
                if type(value) is tuple:
                    value = tuple([self._value(key, x) for x in value])
                else:
                    value = self._value(key, value)
                if len(self.used) == count:
                    self.used.append(value)
                self.members.append(key)
            else:
                value = _inside(value)
            super().__setitem__(key, value)

        def __set_name__(self, cls, name):
            """The class is there, where this stands for its members; __init_subclass__ follows."""
            type.__delattr__(cls, name)
            for key in self.members:
                cls._add(key, self[key])

        def update(self, members, **more):
            for key, value in members.items() if hasattr(members, "keys") else members:
                self[key] = value
            for key, value in more.items():
                self[key] = value

    return _Space(name, generate)


def _next_value(name, start, count, last_values):
    for value in reversed(last_values):
        try:
            return value + 1
        except TypeError:
            pass
    return start


def _data_type(name, bases):
    """The type that members are values of: the one built-in or Python class that makes them, or object."""
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is object:
                    continue
                kind = base._member_type_
            elif "__new__" in base.__dict__ or "__init__" in base.__dict__:
                kind = candidate or base
            else:
                candidate = candidate or base
                continue
            if kind not in found:
                found.append(kind)
            break
    if len(found) > 1:
        raise TypeError(f"too many data types for {name!r}: {set(found)!r}")
    return found[0] if found else object


def _data_repr(bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType):
                return base._value_repr_
            if base is not object and (base.__module__ == "builtins" or "__repr__" in base.__dict__):
                return base.__repr__
    return None


def _maker(space, data_type, base):
    """The __new__ that makes members."""
    made = space.pop("__new__", None)
    if made is not None:
        return getattr(made, "__func__", made)
    for found in (getattr(data_type, "__new_member__", None), getattr(base, "_new_member_", None), data_type.__new__):
        if found is not None and found is not object.__new__:
            return found
    return object.__new__


def _make_EnumType():
    global EnumType

    class EnumType(type):
        @classmethod
        def __prepare__(meta, name, bases, **keywords):
            for chain in bases:
                for base in chain.__mro__:
                    if isinstance(base, EnumType) and base._member_map_:
                        raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
            if bases and not isinstance(bases[-1], EnumType):
                raise TypeError("new enumerations should be created as "
                                "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
            _data_type(name, bases)
            return _new_space(name, getattr(bases[-1], "_generate_next_value_", _next_value) if bases else _next_value)

        def __new__(meta, name, bases, space, *, boundary=None, **keywords):
            bad = [key for key in space.members if key in ("mro", "")]
            if bad:
                raise ValueError(f"invalid enum member name(s) {','.join([repr(key) for key in bad])}")
            data = {key: value for key, value in space.items() if key not in space.ignored and key != "_order_"}
            base = bases[-1] if bases else None
            kind = _data_type(name, bases)
            if "_generate_next_value_" in data:
                data["_generate_next_value_"] = staticmethod(space.generate)
            new = _maker(data, kind, base)
            if new is not getattr(base, "_new_member_", None):
                data["_new_member_"] = staticmethod(new)
            if kind is not getattr(base, "_member_type_", None):
                data["_member_type_"] = kind
            data["_member_map_"] = {}
            data["_value2member_map_"] = {}
            shown = _data_repr(bases)
            if shown is not getattr(base, "_value_repr_", None):
                data["_value_repr_"] = staticmethod(shown) if shown else None
            if boundary is not None:
                data["_boundary_"] = boundary
            for key in space.members:
                del data[key]
            data["_space_"] = space
            try:
                cls = super().__new__(meta, name, bases, data, **keywords)
            except RuntimeError as error:
                raise error.__cause__ or error
            if base is not None:
                cls._settle(base, kind, data)
            if space.order is not None:
                from _enum import check_order
                check_order(cls, space.order)
            return cls

        def __init__(cls, *args, **keywords):
            pass

        def _settle(cls, base, kind, data):
            """What the mixin has must not hide what an enumeration has; but a ReprEnum keeps it."""
            if "ReprEnum" in globals() and ReprEnum in cls.__bases__:
                if kind is object:
                    raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
                if "__format__" not in data:
                    cls.__format__ = lambda self, spec: kind.__format__(self._value_, spec) if spec else str(self)
                    data["__format__"] = None
                if "__str__" not in data:
                    cls.__str__ = kind.__repr__ if kind.__str__ is object.__str__ and kind is not str else (
                        lambda self: kind.__str__(self._value_))
                    data["__str__"] = None
            for key in ("__repr__", "__str__", "__format__"):
                if key not in data and getattr(cls, key) in (getattr(kind, key), getattr(object, key)):
                    setattr(cls, key, getattr(base, key))
            if "Flag" in globals() and issubclass(cls, Flag) and kind is not object:
                for key in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__", "__bool__"):
                    if key not in data:
                        setattr(cls, key, getattr(Flag, key))

        def _add(cls, name, value):
            """Makes a member, or another name for the one with this value."""
            arguments = value if isinstance(value, tuple) else (value,)
            kind = cls._member_type_
            if kind is tuple:
                arguments = (arguments,)
            if cls._new_member_ is object.__new__:
                member = object.__new__(cls)
            else:
                member = cls._new_member_(cls, *arguments)
            if not hasattr(member, "_value_"):
                if kind is object:
                    member._value_ = value
                else:
                    try:
                        member._value_ = kind(*arguments)
                    except Exception as error:
                        raise TypeError("_value_ not set in __new__, unable to create it") from error
            value = member._value_
            member._name_ = name
            member.__init__(*arguments)
            member = cls._add_flag(name, member, value) or member
            cls._member_map_[name] = member
            for base in cls.__mro__[1:]:
                hidden = base.__dict__.get(name)
                if hidden is not None and hasattr(hidden, "fget"):
                    redirect = __getattr__("property")(hidden.fget, hidden.fset, hidden.fdel)
                    redirect.member = member
                    redirect.__set_name__(cls, name)
                    member = redirect
                    break
            type.__setattr__(cls, name, member)

        def _add_flag(cls, name, member, value):
            """The member that has the value already, if there is one; else notes it under its value."""
            known = cls._find(value)
            if known is not None:
                return known
            try:
                cls._value2member_map_[value] = member
            except TypeError:
                pass  # looked up one by one
            if cls._kind_ == "flag" and isinstance(value, int):
                type.__setattr__(cls, "_flag_mask_", cls._flag_mask_ | value)
                type.__setattr__(cls, "_all_bits_", (1 << cls._flag_mask_.bit_length()) - 1)

        def _find(cls, value):
            try:
                return cls._value2member_map_.get(value)
            except TypeError:
                for member in cls._member_map_.values():
                    if member._value_ == value:
                        return member

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
            if names is not None:
                from _enum import create
                return create(cls, value, names, module, qualname, type, start, boundary)
            return cls._lookup(value)

        def _lookup(cls, value):
            if type(value) is cls:
                return value
            member = cls._find(value)
            if member is not None:
                return member
            if not cls._member_map_:
                raise TypeError(f"{cls!r} has no members defined")
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            try:
                member = cls._missing_(value)
            except Exception as error:
                if not isinstance(error, ValueError):
                    error.__context__ = invalid
                raise
            if isinstance(member, cls) or cls._boundary_ == "eject" and isinstance(member, int):
                return member
            if member is None:
                raise invalid
            error = TypeError(f"error in {cls.__name__}._missing_: returned {member!r} instead of None or a "
                              "valid member")
            error.__context__ = invalid
            raise error

        @property
        def _member_names_(cls):
            return [name for name, member in cls._member_map_.items()
                    if name == member._name_ and cls._is_listed(member._value_)]

        def __iter__(cls):
            for name in cls._member_names_:
                yield cls._member_map_[name]

        def __reversed__(cls):
            for name in reversed(cls._member_names_):
                yield cls._member_map_[name]

        def __len__(cls):
            return len(cls._member_names_)

        def __bool__(cls):
            return True

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __contains__(cls, member):
            if not isinstance(member, Enum):
                raise TypeError("unsupported operand type(s) for 'in': "
                                f"'{type(member).__qualname__}' and '{type(cls).__qualname__}'")
            return isinstance(member, cls) and member._name_ in cls._member_map_

        @property
        def __members__(cls):
            return dict(cls._member_map_)

        def __dir__(cls):
            from _enum import dir_class
            return dir_class(cls)

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


# ---- enumerations ----

def _make_Enum():
    global Enum

    class Enum(metaclass=_find("EnumType")):
        _kind_ = "enum"
        _value_repr_ = None
        _boundary_ = None
        _generate_next_value_ = staticmethod(_next_value)

        def __init__(self, *args, **keywords):
            pass

        def _slots(self):  # attributes that methods assign take the least room
            self._value_ = self._name_ = None

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
            return f"<{type(self).__name__}.{self._name_}: {(self._value_repr_ or repr)(self._value_)}>"

        def __str__(self):
            return f"{type(self).__name__}.{self._name_}"

        def __format__(self, spec):
            return str.__format__(str(self), spec)

        def __hash__(self):
            return hash(self._name_)

        def __dir__(self):
            from _enum import dir_member
            return dir_member(self)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


def _make_ReprEnum():
    global ReprEnum

    class ReprEnum(_find("Enum")):
        pass


def _make_IntEnum():
    global IntEnum

    class IntEnum(int, _find("ReprEnum")):
        pass


def _make_StrEnum():
    global StrEnum

    class StrEnum(str, _find("ReprEnum")):
        def __new__(cls, *values):
            if len(values) > 3:
                raise TypeError(f"too many arguments for str(): {values!r}")
            if len(values) == 1 and not isinstance(values[0], str):
                raise TypeError(f"{values[0]!r} is not a string")
            for what, value in zip(("encoding", "errors"), values[1:]):
                if not isinstance(value, str):
                    raise TypeError(f"{what} must be a string, not {value!r}")
            value = str(*values)
            member = str.__new__(cls, value)
            member._value_ = value
            return member

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()


# ---- flags ----

def _make_Flag():
    global Flag

    class Flag(_find("Enum")):
        _kind_ = "flag"
        _boundary_ = "strict"
        _flag_mask_ = _all_bits_ = 0
        _numeric_repr_ = repr

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start if start is not None else 1
            last = max(last_values)
            try:
                return 1 << last.bit_length()
            except Exception:
                raise TypeError(f"invalid flag value {last!r}") from None

        @classmethod
        def _is_listed(cls, value):
            return isinstance(value, int) and value > 0 and not value & (value - 1)

        @classmethod
        def _iter_member_(cls, value):
            for member in cls:
                if member._value_ & value:
                    yield member

        @classmethod
        def _bounded(cls, value):
            """The value as the boundary has it, or a ValueError."""
            mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
            if ~all_bits <= value <= all_bits and not value & (all_bits ^ mask):
                return value
            if boundary == "strict":
                from _enum import bin
                digits = max(value.bit_length(), mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {bin(value, digits)}\n"
                                 f"  allowed {bin(mask, digits)}")
            if boundary == "conform":
                return value & mask
            if boundary == "keep" and value < 0:
                return max(all_bits + 1, 1 << value.bit_length()) + value
            return value

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            mask, all_bits, boundary = cls._flag_mask_, cls._all_bits_, cls._boundary_
            value = cls._bounded(value)
            if boundary == "eject" and not (~all_bits <= value <= all_bits and not value & (all_bits ^ mask)):
                return value
            if value < 0:
                value += all_bits + 1
                if value & ~mask and boundary != "keep":
                    value &= mask
            known = cls._find(value)
            if known is not None:
                return known
            new = cls._new_member_
            member = object.__new__(cls) if new is object.__new__ else new(cls, value)
            if not hasattr(member, "_value_"):
                member._value_ = value
            names = [part._name_ for part in cls._iter_member_(value & mask)]
            covered = sum([part._value_ for part in cls._iter_member_(value & mask)])
            if value & ~covered and names:
                names.append(cls._numeric_repr_(value & ~covered))
            member._name_ = "|".join(names) if names else None
            cls._value2member_map_[value] = member
            return member

        def __repr__(self):
            value = (self._value_repr_ or repr)(self._value_)
            if self._name_ is None:
                return f"<{type(self).__name__}: {value}>"
            return f"<{type(self).__name__}.{self._name_}: {value}>"

        def __str__(self):
            if self._name_ is None:
                return f"{type(self).__name__}({self._value_!r})"
            return f"{type(self).__name__}.{self._name_}"

        def __bool__(self):
            return self._value_ != 0

        def __iter__(self):
            return self._iter_member_(self._value_)

        def __len__(self):
            return bin(self._value_).count("1")

        def __contains__(self, other):
            if not isinstance(other, type(self)):
                raise TypeError("unsupported operand type(s) for 'in': "
                                f"{type(other).__qualname__!r} and {type(self).__qualname__!r}")
            return other._value_ & self._value_ == other._value_

        def _number(self, other):
            """The value of the other operand, or None."""
            if isinstance(other, type(self)):
                return other._value_
            kind = self._member_type_
            return other if kind is not object and isinstance(other, kind) else None

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
            if self._boundary_ == "keep":
                return type(self)(~self._value_)
            return type(self)(self._flag_mask_ & ~self._value_)

        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__


def _make_IntFlag():
    global IntFlag

    class IntFlag(int, _find("ReprEnum"), _find("Flag")):
        _boundary_ = "keep"

# SPDX-License-Identifier: MIT
"""What enum is asked for more seldom; it finds this when it is."""
import enum

NAMES = ("auto", "CONFORM", "CONTINUOUS", "EJECT", "Enum", "EnumCheck", "EnumMeta", "EnumType", "Flag", "FlagBoundary", "IntEnum",
         "IntFlag", "KEEP", "NAMED_FLAGS", "ReprEnum", "STRICT", "StrEnum", "UNIQUE", "global_enum", "member", "nonmember",
         "property", "show_flag_values", "unique", "verify")


def __getattr__(name):
    if name == "__all__":
        return NAMES
    if name in ("STRICT", "CONFORM", "EJECT", "KEEP"):
        return enum.FlagBoundary[name]
    if name in ("UNIQUE", "CONTINUOUS", "NAMED_FLAGS"):
        return enum.EnumCheck[name]
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'enum' has no attribute '{name}'")
    make()
    globals()[name].__module__ = "enum"
    return globals()[name]


def _make_member():
    global member

    class member:
        """Makes a member of what would be none."""

        def __init__(self, value):
            self.value = value


def _make_nonmember():
    global nonmember

    class nonmember:
        """Makes no member of what would be one."""

        def __init__(self, value):
            self.value = value


def _make_property():
    global property

    class property:
        """As the built-in one for members; for the class, the member of that name."""
        member = None

        def __init__(self, fget=None, fset=None, fdel=None, doc=None):
            self.fget, self.fset, self.fdel = fget, fset, fdel
            self.__doc__ = doc

        def __set_name__(self, owner, name):
            self.name = name
            self.clsname = owner.__name__

        def _fail(self, what):
            raise AttributeError(f"<enum {self.clsname!r}> {what} attribute {self.name!r}")

        def __get__(self, instance, owner=None):
            if instance is None:
                if self.member is None:
                    raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
                return self.member
            if self.fget is None:
                self._fail("has no")
            return self.fget(instance)

        def __set__(self, instance, value):
            if self.fset is None:
                self._fail("cannot set")
            self.fset(instance, value)

        def __delete__(self, instance):
            if self.fdel is None:
                self._fail("cannot delete")
            self.fdel(instance)


# ---- checks ----

def _aliases(enumeration):
    return ", ".join([f"{name} -> {member.name}" for name, member in enumeration.__members__.items()
                      if name != member.name])


def _iter_bits_lsb(value):
    if isinstance(getattr(value, "_value_", None), int):
        value = value._value_
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def _gaps(enumeration):
    """Values that are missing between the smallest and the greatest."""
    values = [member.value for member in enumeration]
    if len(values) < 2:
        return []
    if issubclass(enumeration, enum.Flag):
        between = [1 << n for n in range(min(values).bit_length(), max(values).bit_length() - 1)]
    else:
        between = range(min(values), max(values))
    return [x for x in between if x not in values]


def _check_named(enumeration):
    single = [member.value for member in enumeration]
    names, missing = [], 0
    for name, member in enumeration.__members__.items():
        if member not in list(enumeration) and member.value >= 0:
            rest = sum([bit for bit in _iter_bits_lsb(member.value) if bit not in single])
            if rest:
                names.append(name)
                missing |= rest
    if names:
        last = names.pop()
        who = f"aliases {', '.join(names)} and {last} are" if names else f"alias {last} is"
        what = f"combined values of 0x{missing:x}" if missing & (missing - 1) else f"value 0x{missing:x}"
        raise ValueError(f"invalid Flag {enumeration.__name__!r}: {who} missing {what} "
                         "[use enum.show_flag_values(value) for details]")


def verify(*checks):
    def check_all(enumeration):
        for check in checks:
            if check == "verify unique":
                found = _aliases(enumeration)
                if found:
                    raise ValueError(f"aliases found in {enumeration!r}: {found}")
            elif check == "no skipped integer values":
                found = _gaps(enumeration)
                if found:
                    text = f"invalid {enumeration._kind_} {enumeration.__name__!r}: missing values "
                    raise ValueError((text + ", ".join([str(x) for x in found]))[:256])
            else:
                _check_named(enumeration)
        return enumeration
    return check_all


def _make_EnumCheck():
    global EnumCheck

    class EnumCheck(enum.StrEnum):
        CONTINUOUS = "no skipped integer values"
        NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
        UNIQUE = "verify unique"


def _make_FlagBoundary():
    global FlagBoundary

    class FlagBoundary(enum.StrEnum):
        STRICT = enum.auto()
        CONFORM = enum.auto()
        EJECT = enum.auto()
        KEEP = enum.auto()


def bin(value, digits):
    """The bits of a number, with a sign bit in front."""
    digits = max(digits, value.bit_length())
    text = f"{value & ((1 << digits) - 1):0{digits}b}"
    return f"0b{'1' if value < 0 else '0'} {text}"


# ---- for enum.py ----

def create(cls, name, names, module, qualname, mixin, start, boundary):
    bases = (cls,) if mixin is None else (mixin, cls)
    meta = type(cls)
    space = meta.__prepare__(name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    last = []
    for count, item in enumerate(names.items() if isinstance(names, dict) else names):
        if isinstance(item, str):
            key, value = item, space.generate(item, start, count, last[:])
            last.append(value)
        else:
            key, value = item
        space[key] = value
    if module is not None:
        space["__module__"] = module
    if qualname is not None:
        space["__qualname__"] = qualname
    return meta.__new__(meta, name, bases, space, boundary=boundary)


def check_order(cls, order):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    names = cls._member_names_
    if cls._kind_ == "flag":
        order = [key for key in order if key not in cls._member_map_ or key in names]
    else:
        order = [key for key in order if key in names or key not in cls._member_map_]
    if order != names:
        raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {order!r}")


def dir_class(cls):
    names = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
             "__module__", "__name__", "__qualname__"}
    names.update(cls._member_names_)
    if cls._new_member_ is not object.__new__:
        names.add("__new__")
    if getattr(cls.__init_subclass__, "__func__", None) is not None:
        names.add("__init_subclass__")
    if cls._member_type_ is not object:
        names.update(dir(cls._member_type_))
    return sorted(names)


def dir_member(self):
    names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
    cls = type(self)
    if cls._member_type_ is not object:
        names.update(dir(cls._member_type_))
    names.update([key for key in self.__dict__ if key[0] != "_"])
    for base in cls.__mro__:
        if base is not object and base is not cls._member_type_:
            names.update([key for key in base.__dict__ if key[0] != "_" and
                          (key not in cls._member_map_ or key in ("name", "value"))])
    return sorted(names)


# ---- members as globals ----

def _global_repr(self):
    name, module = self._name_, type(self).__module__.split(".")[-1]
    if name is None or "|" not in name:
        return f"{module}.{name}" if name else f"{module}.{type(self).__name__}({self._value_!r})"
    return "|".join([part if part[0].isdigit() else f"{module}.{part}" for part in name.split("|")])


def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = _global_repr
    if cls._member_type_ is object or update_str:
        cls.__str__ = lambda self: self._name_ if self._name_ is not None else f"{type(self).__name__}({self._value_!r})"
    for name, member in cls._member_map_.items():
        setattr(sys.modules[cls.__module__], name, member)
    return cls

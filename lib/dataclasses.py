# SPDX-License-Identifier: MIT
"""Data classes. No source is compiled: __init__ is a closure over its class, all classes share the other methods. What
few programs need is made when it is asked for."""


def __getattr__(name):
    if name == "__all__":
        return ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
                "astuple", "make_dataclass", "replace", "is_dataclass"]
    make = globals().get("_make_" + name)
    if make is None:
        raise AttributeError(f"module 'dataclasses' has no attribute '{name}'")
    make()
    return globals()[name]


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


def _make_KW_ONLY():
    global KW_ONLY

    class _KW_ONLY_TYPE:
        pass
    KW_ONLY = _KW_ONLY_TYPE()


def _make_FrozenInstanceError():
    global FrozenInstanceError

    class FrozenInstanceError(AttributeError):
        pass


def _make_InitVar():
    global InitVar

    class InitVar:
        def __init__(self, type):
            self.type = type

        def __class_getitem__(cls, type):
            return InitVar(type)

        def __repr__(self):
            name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
            return f"dataclasses.InitVar[{name}]"


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata
        self.kw_only = kw_only
        self.kind = ""

    def __repr__(self):
        from _repr import once
        return once(self, _describe)

    def __set_name__(self, owner, name):
        method = getattr(type(self.default), "__set_name__", None)
        if method is not None:
            method(self.default, owner, name)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    if metadata is None:
        metadata = _nothing
    elif type(metadata) is not type(_nothing):
        metadata = type(_nothing)(metadata)
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


_nothing = type(Field.__dict__)({})


# ---- what a class says ----

def _means(annotation, cls, module, name):
    """Does the text of an annotation stand for what the module has under the name? It is looked up where the class is."""
    import sys
    if module not in sys.modules:
        return False
    before, dot, word = annotation.partition("[")[0].strip().partition(".")
    space = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    if dot:
        if space.get(before) is not sys.modules[module]:
            return False
        space = sys.modules[module].__dict__
    word = (word if dot else before).strip()
    target = sys.modules[module].__dict__.get(name)
    return target is not None and space.get(word) is target


def _kind_of(annotation, cls):
    """'class', 'init', 'kw' or nothing, as the annotation has it: ClassVar, InitVar, KW_ONLY."""
    if isinstance(annotation, str):
        for kind, module, name in (("class", "typing", "ClassVar"), ("init", "dataclasses", "InitVar"),
                                   ("kw", "dataclasses", "KW_ONLY")):
            if _means(annotation, cls, module, name):
                return kind
    elif getattr(annotation, "_name", "") == "ClassVar":
        return "class"
    elif "InitVar" in globals() and (annotation is InitVar or isinstance(annotation, InitVar)):
        return "init"
    elif annotation is globals().get("KW_ONLY", MISSING):
        return "kw"
    return ""


def _own_field(cls, name, annotation, kind, kw_only):
    value = getattr(cls, name, MISSING)
    if type(value).__name__ == "member_descriptor":  # a field in __slots__ has no default
        value = MISSING
    f = value if isinstance(value, Field) else field(default=value)
    f.name, f.type, f.kind = name, annotation, kind
    if f.kw_only is MISSING:
        f.kw_only = kw_only
    elif kind == "class":
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if kind and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if not kind and type(f.default).__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
    if isinstance(value, Field):
        if f.default is MISSING:
            delattr(cls, name)
        else:
            setattr(cls, name, f.default)
    return f


def _collect(cls, kw_only):
    """The fields of a class: those of its bases, and its own, by name."""
    found = {}
    for base in reversed(cls.__mro__[1:]):
        found.update(base.__dict__.get("__dataclass_fields__", {}))
    annotations = cls.__dict__.get("__annotations__", {})
    marked = False
    for name, annotation in annotations.items():
        kind = _kind_of(annotation, cls)
        if kind == "kw":
            if marked:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only = marked = True
        else:
            found[name] = _own_field(cls, name, annotation, kind, kw_only)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _check_order(fields):
    seen = None
    for f in fields.values():
        if f.init and not f.kw_only and f.kind != "class":
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen = f.name
            elif seen:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")


# ---- the methods ----

def _make_init(cls):
    def __init__(self, /, *args, **keywords):
        parameters = [f for f in cls.__dataclass_fields__.values() if f.kind != "class"]
        put = object.__setattr__ if cls.__dataclass_params__["frozen"] else setattr
        given, at = len(args), 0
        extra, missing = [], []
        if given > len([f for f in parameters if f.init and not f.kw_only]):
            _fail(self, "takes %s positional argument%s but %d were given", parameters, given)
        for f in parameters:
            name = f.name
            if f.init and not f.kw_only and at < given:
                value = args[at]
                at += 1
                if name in keywords:
                    raise TypeError(f"{type(self).__qualname__}.__init__() got multiple values for argument {name!r}")
            elif f.init and name in keywords:
                value = keywords.pop(name)
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
                if not f.init and not f.kind and "__slots__" not in cls.__dict__:
                    continue  # the class has it
            else:
                if f.init:
                    missing.append(f)
                continue
            if f.kind:
                extra.append(value)
            else:
                put(self, name, value)
        for name in keywords:
            raise TypeError(f"{type(self).__qualname__}.__init__() got an unexpected keyword argument {name!r}")
        if missing:
            _fail_missing(self, missing)
        if hasattr(self, "__post_init__"):
            self.__post_init__(*extra)
    return __init__


def _fail(self, text, parameters, given):
    names = [f for f in parameters if f.init and not f.kw_only]
    least = len([f for f in names if f.default is MISSING and f.default_factory is MISSING]) + 1
    most = len(names) + 1
    count = f"from {least} to {most}" if least < most else f"{most}"
    raise TypeError(f"{type(self).__qualname__}.__init__() " + text % (count, "" if most == 1 else "s", given + 1))


def _fail_missing(self, missing):
    plain = [f for f in missing if not f.kw_only]
    names = [repr(f.name) for f in plain or missing]
    text = " and ".join(names) if len(names) < 3 else ", ".join(names[:-1]) + ", and " + names[-1]
    kind = "positional" if plain else "keyword-only"
    raise TypeError(f"{type(self).__qualname__}.__init__() missing {len(names)} required {kind} "
                    f"argument{'s' if len(names) > 1 else ''}: {text}")


def _describe(field):
    names = "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only"
    text = ",".join([f"{name}={getattr(field, name)!r}" for name in names])
    kind = {"class": "_FIELD_CLASSVAR", "init": "_FIELD_INITVAR"}.get(field.kind, "_FIELD")
    return f"Field({text},_field_type={kind if field.name else None})"


def _fields_of(self, name, method):
    """The fields of the class that the method comes from."""
    for cls in type(self).__mro__:
        if cls.__dict__.get(name) is method:
            return [f for f in cls.__dataclass_fields__.values() if not f.kind]


def _fields_text(self):
    parts = [f"{f.name}={getattr(self, f.name)!r}" for f in _fields_of(self, "__repr__", _repr) if f.repr]
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _repr(self):
    from _repr import once
    return once(self, _fields_text)


def _compare(self, other, name, method):
    if type(other) is not type(self):
        return NotImplemented
    names = [f.name for f in _fields_of(self, name, method) if f.compare]
    return getattr(tuple, name)(tuple([getattr(self, name) for name in names]),
                                tuple([getattr(other, name) for name in names]))


def _eq(self, other):
    return _compare(self, other, "__eq__", _eq)


def _lt(self, other):
    return _compare(self, other, "__lt__", _lt)


def _le(self, other):
    return _compare(self, other, "__le__", _le)


def _gt(self, other):
    return _compare(self, other, "__gt__", _gt)


def _ge(self, other):
    return _compare(self, other, "__ge__", _ge)


def _hash(self):
    return hash(tuple([getattr(self, f.name) for f in _fields_of(self, "__hash__", _hash)
                       if (f.compare if f.hash is None else f.hash)]))


def _refuse(cls, self, name, word):
    if type(self) is cls or name in [f.name for f in cls.__dataclass_fields__.values() if not f.kind]:
        raise globals().get("FrozenInstanceError", AttributeError)(f"cannot {word} field {name!r}")


def _freeze(cls):
    if "FrozenInstanceError" not in globals():
        _make_FrozenInstanceError()

    def __setattr__(self, name, value):
        _refuse(cls, self, name, "assign to")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        _refuse(cls, self, name, "delete")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
        setattr(cls, method.__name__, method)


_params = {}  # False and True: what the classes that are frozen or not share


def _check_bases(cls, frozen):
    for base in cls.__mro__[1:]:
        params = base.__dict__.get("__dataclass_params__")
        if params and params["frozen"] != frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one" if frozen else
                            "cannot inherit non-frozen dataclass from a frozen one")


def _define(cls, name, function, must=False):
    if name not in cls.__dict__:
        setattr(cls, name, function)
    elif must:
        raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using "
                        "functools.total_ordering")


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    all_fields = _collect(cls, kw_only)
    _check_bases(cls, frozen)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if slots:
        cls = _with_slots(cls, all_fields)
    cls.__dataclass_fields__ = all_fields
    cls.__dataclass_params__ = _params.setdefault(frozen, {"frozen": frozen})
    has_hash = cls.__dict__.get("__hash__") is not None
    if init:
        _check_order(all_fields)
        _define(cls, "__init__", _make_init(cls))
    if repr:
        _define(cls, "__repr__", _repr)
    if eq:
        _define(cls, "__eq__", _eq)
    if order:
        for name, function in (("__lt__", _lt), ("__le__", _le), ("__gt__", _gt), ("__ge__", _ge)):
            _define(cls, name, function, True)
    if frozen:
        _freeze(cls)
    if unsafe_hash and has_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not has_hash:
        cls.__hash__ = _hash
    elif eq and not frozen and not has_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in all_fields.values() if f.init and not f.kw_only and f.kind != "class"])
    if "abc" in __import__("sys").modules:
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__", ())
    if hasattr(slots, "__next__"):
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")
    return [slots] if isinstance(slots, str) else list(slots)


def _with_slots(cls, fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [f.name for f in fields.values() if not f.kind]
    space = {name: value for name, value in cls.__dict__.items()
             if name not in names and name not in ("__dict__", "__weakref__")}
    inherited = [name for base in cls.__mro__[1:-1] for name in _slots_of(base)]
    space["__slots__"] = tuple([name for name in names if name not in inherited])
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")

    def decorate(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return decorate if cls is None else decorate(cls)


# ---- using them ----

def fields(class_or_instance):
    found = getattr(class_or_instance, "__dataclass_fields__", None)
    if found is None:
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([f for f in found.values() if not f.kind])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _instance(obj, what):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError(f"{what}() should be called on dataclass instances")


def _convert(value, make):
    """A value with the data class instances in it turned into what make gives of their pairs."""
    if is_dataclass(value) and not isinstance(value, type):
        return make([(f.name, _convert(getattr(value, f.name), make)) for f in fields(value)])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_convert(x, make) for x in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_convert(x, make) for x in value])
    if isinstance(value, dict):
        return type(value)([(_convert(k, make), _convert(v, make)) for k, v in value.items()])
    from copy import deepcopy
    return deepcopy(value)


def asdict(obj, *, dict_factory=dict):
    _instance(obj, "asdict")
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    _instance(obj, "astuple")
    return _convert(obj, lambda pairs: tuple_factory([value for name, value in pairs]))


def replace(obj, /, **changes):
    _instance(obj, "replace")
    for f in obj.__dataclass_fields__.values():
        if f.kind == "class":
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.name not in changes:
            if f.kind and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = f.default if f.kind else getattr(obj, f.name)
    return type(obj)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    from keyword import iskeyword
    space = dict(namespace or {})
    annotations = space["__annotations__"] = {}
    for item in fields:
        if isinstance(item, str):
            item = item, "typing.Any"
        if len(item) not in (2, 3):
            raise TypeError(f"Invalid field: {item!r}")
        name = item[0]
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = item[1]
        if len(item) > 2:
            space[name] = item[2]
    from types import new_class
    return dataclass(new_class(cls_name, bases, {}, lambda body: body.update(space)), **options)

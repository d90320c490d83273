# SPDX-License-Identifier: MIT
"""Data classes. Their methods are closures over the list of fields: no source is compiled, and the code is shared."""


class FrozenInstanceError(AttributeError):
    pass


class _Sign:
    """A value that stands for nothing but itself."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _Sign("MISSING")
KW_ONLY = _Sign("KW_ONLY")
_HAS_DEFAULT_FACTORY = _Sign("<factory>")


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only
        self.kind = ""

    def __repr__(self):
        names = "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only"
        return f"Field({','.join([f'{name}={getattr(self, name)!r}' for name in names])})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _kind_of(annotation):
    """'class', 'init' or nothing, as the annotation has it: ClassVar, InitVar."""
    text = annotation if isinstance(annotation, str) else getattr(annotation, "_name", "")
    text = text.split("[")[0].split(".")[-1] if isinstance(text, str) else ""
    if text == "ClassVar":
        return "class"
    if annotation is InitVar or isinstance(annotation, InitVar) or text == "InitVar":
        return "init"
    return ""


def _collect(cls, kw_only):
    """The fields of a class: those of its bases, and its own, by name."""
    found = {}
    for base in reversed(cls.__mro__[1:]):
        found.update(base.__dict__.get("__dataclass_fields__", {}))
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if annotation is KW_ONLY or annotation == "KW_ONLY":
            kw_only = True
            continue
        value = cls.__dict__.get(name, MISSING)
        f = value if isinstance(value, Field) else field(default=value)
        f.name, f.type, f.kind = name, annotation, _kind_of(annotation)
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        if f.kind and f.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if not f.kind and type(f.default).__hash__ is None:
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
        if isinstance(value, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        found[name] = f
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


def _make_init(parameters, cls):
    seen = None
    for f in parameters:
        if f.init and not f.kw_only:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen = f.name
            elif seen:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
    post = hasattr(cls, "__post_init__")
    positional = [f.name for f in parameters if f.init and not f.kw_only]

    def __init__(self, /, *args, **keywords):
        given = len(args)
        extra, missing, at = [], [], 0
        if given > len(positional):
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
            else:
                if f.init:
                    missing.append(f)
                continue
            if f.kind:
                extra.append(value)
            else:
                object.__setattr__(self, name, value)
        for name in keywords:
            raise TypeError(f"{type(self).__qualname__}.__init__() got an unexpected keyword argument {name!r}")
        if missing:
            _fail_missing(self, missing)
        if post:
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


_under_way = []  # objects whose repr is being made


def _make_repr(names):
    def __repr__(self):
        if any([x is self for x in _under_way]):
            return "..."
        _under_way.append(self)
        try:
            parts = [f"{name}={getattr(self, name)!r}" for name in names]
        finally:
            _under_way.pop()
        return f"{type(self).__qualname__}({', '.join(parts)})"
    return __repr__


def _make_compare(names, function):
    def compare(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return function(tuple([getattr(self, name) for name in names]), tuple([getattr(other, name) for name in names]))
    return compare


def _make_hash(names):
    return lambda self: hash(tuple([getattr(self, name) for name in names]))


def _freeze(cls, names):
    def check(self, name, word):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot {word} field {name!r}")

    def __setattr__(self, name, value):
        check(self, name, "assign to")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        check(self, name, "delete")
        super(cls, self).__delattr__(name)

    for method in (__setattr__, __delattr__):
        if method.__name__ in cls.__dict__:
            raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
        setattr(cls, method.__name__, method)


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    all_fields = _collect(cls, kw_only)
    parameters = [f for f in all_fields.values() if f.kind != "class"]
    own = [f for f in parameters if not f.kind]
    names = [f.name for f in own]
    compared = [f.name for f in own if f.compare]
    for base in cls.__mro__[1:]:
        params = base.__dict__.get("__dataclass_params__")
        if params and params["frozen"] != frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one" if frozen else
                            "cannot inherit non-frozen dataclass from a frozen one")
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    if slots:
        cls = _with_slots(cls, [name for name in names if name in cls.__dict__.get("__annotations__", {})])
    cls.__dataclass_fields__ = all_fields
    cls.__dataclass_params__ = {"frozen": frozen}

    def define(name, function, must=False):
        if name not in cls.__dict__:
            function.__name__ = name
            setattr(cls, name, function)
        elif must:
            raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. Consider using "
                            "functools.total_ordering")

    has_hash = cls.__dict__.get("__hash__") is not None
    if init:
        cls.__init__ = _make_init(parameters, cls)
    if repr:
        define("__repr__", _make_repr([f.name for f in own if f.repr]))
    own_eq = "__eq__" in cls.__dict__
    if eq:
        define("__eq__", _make_compare(compared, lambda a, b: a == b))
    if order:
        define("__lt__", _make_compare(compared, lambda a, b: a < b), True)
        define("__le__", _make_compare(compared, lambda a, b: a <= b), True)
        define("__gt__", _make_compare(compared, lambda a, b: a > b), True)
        define("__ge__", _make_compare(compared, lambda a, b: a >= b), True)
    if frozen:
        _freeze(cls, names)
    if unsafe_hash and has_hash:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or eq and frozen and not has_hash:
        cls.__hash__ = _make_hash([f.name for f in own if (f.compare if f.hash is None else f.hash)])
    elif eq and not frozen and not has_hash:
        cls.__hash__ = None
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in parameters if f.init and not f.kw_only])
    return cls


def _with_slots(cls, names):
    space = {name: value for name, value in cls.__dict__.items()
             if name not in names and name not in ("__dict__", "__weakref__")}
    space["__slots__"] = tuple(names)
    return type(cls)(cls.__name__, cls.__bases__, space)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
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
    return hasattr(obj, "__dataclass_fields__")


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
    space = dict(namespace or {})
    annotations = space["__annotations__"] = {}
    for item in fields:
        if isinstance(item, str):
            item = item, "typing.Any"
        annotations[item[0]] = item[1]
        if len(item) > 2:
            space[item[0]] = item[2]
    return dataclass(type(cls_name, bases, space), **options)

# SPDX-License-Identifier: MIT
"""What json has beyond dump(), dumps(), load() and loads(), which are written in C and find this when it is asked for.
A cls for them is called here with their options, which come in the order of json.def; None stands for the default."""
import json


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {type(o).__name__} is not JSON serializable")

    def _options(self):
        return {"skipkeys": self.skipkeys, "ensure_ascii": self.ensure_ascii, "check_circular": self.check_circular,
                "allow_nan": self.allow_nan, "sort_keys": self.sort_keys, "indent": self.indent,
                "separators": (self.item_separator, self.key_separator), "default": self.default}

    def encode(self, o):
        return json.dumps(o, **self._options())

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def _options(self):
        return {"object_hook": self.object_hook, "parse_float": self.parse_float, "parse_int": self.parse_int,
                "parse_constant": self.parse_constant, "object_pairs_hook": self.object_pairs_hook, "strict": self.strict}

    def decode(self, s):
        return json.loads(s, **self._options())

    def raw_decode(self, s, idx=0):
        return json._raw_decode(s, idx, **self._options())


def dump_by(o, fp, skipkeys, ensure_ascii, check_circular, allow_nan, cls, indent, separators, default, sort_keys):
    """The text, or None when it went to fp."""
    encoder = cls(skipkeys=bool(skipkeys), ensure_ascii=ensure_ascii is not False,
                  check_circular=check_circular is not False, allow_nan=allow_nan is not False, indent=indent,
                  separators=separators, default=default, sort_keys=bool(sort_keys))
    if fp is None:
        return encoder.encode(o)
    if isinstance(encoder, JSONEncoder) and type(encoder).iterencode is JSONEncoder.iterencode:
        json.dump(o, fp, **encoder._options())
    else:
        for chunk in encoder.iterencode(o):
            fp.write(chunk)


def load_by(s, object_hook, parse_float, parse_int, parse_constant, object_pairs_hook, strict, cls):
    hooks = {"object_hook": object_hook, "parse_float": parse_float, "parse_int": parse_int,
             "parse_constant": parse_constant, "object_pairs_hook": object_pairs_hook}
    if strict is not None:
        hooks["strict"] = strict
    return cls(**{name: hook for name, hook in hooks.items() if hook is not None}).decode(s)


# ---- what CPython has in modules of its own ----

decoder = encoder = scanner = json


def encode_basestring_ascii(s):
    if not isinstance(s, str):
        raise TypeError(f"first argument must be a string, not {type(s).__name__}")
    return json.dumps(s)


def encode_basestring(s):
    return json.dumps(s, ensure_ascii=False)


def scanstring(s, end, strict=True):
    """The text of a string literal whose first character is s[end], and where it ends."""
    return json._raw_decode(s, end - 1, strict=strict)

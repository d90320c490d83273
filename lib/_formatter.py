# SPDX-License-Identifier: MIT
"""string.Formatter: what str.format() does, in steps that a derived class may change."""


def _field(text, start):
    """The field that begins behind a bracket: (place behind it, name, spec, conversion)."""
    mark, depth, square = None, 1, False
    for i in range(start, len(text)):
        c = text[i]
        if mark is None and (square or c == "["):
            square = c != "]"
            continue
        depth += (c == "{") - (c == "}")
        if not depth:
            break
        if mark is None and c in ":!":
            mark = i
    else:
        raise ValueError("expected '}' before end of string" if text[start:] else "Single '{' encountered in format string")
    if mark is None:
        return i + 1, text[start:i], "", None
    if text[mark] == ":":
        return i + 1, text[start:mark], text[mark + 1:i], None
    if mark + 1 == i:
        raise ValueError("unmatched '{' in format spec")
    if text[mark + 2] not in ":}":
        raise ValueError("expected ':' after conversion specifier")
    return i + 1, text[start:mark], text[mark + 3:i], text[mark + 1]


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        """auto_arg_index: the number of the next {}, or False when fields have numbers."""
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, name, spec, conversion in self.parse(format_string):
            result.append(literal)
            if name is None:
                continue
            if name == "" or name.isdigit():
                if auto_arg_index is False if name == "" else auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                if name == "":
                    name = str(auto_arg_index)
                    auto_arg_index += 1
                else:
                    auto_arg_index = False
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            result.append(self.format_field(value, spec))
        return "".join(result), auto_arg_index

    def parse(self, format_string):
        """Yields (text before, field name, format, conversion); what stands behind the last field has no field."""
        text, at = format_string, 0
        while at < len(text):
            i = at
            while i < len(text) and text[i] not in "{}":
                i += 1
            if i == len(text):
                yield text[at:], None, None, None
            elif text[i:i + 2] in ("{{", "}}"):
                yield text[at:i + 1], None, None, None
                i += 1
            elif text[i] == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                before = text[at:i]
                at, *field = _field(text, i + 1)
                yield before, *field
                continue
            at = i + 1

    def get_field(self, field_name, args, kwargs):
        i, n = 0, len(field_name)
        while i < n and field_name[i] not in ".[":
            i += 1
        first = field_name[:i]
        first = int(first) if first.isdigit() else first
        value = self.get_value(first, args, kwargs)
        while i < n:
            if field_name[i] == ".":
                start = i = i + 1
                while i < n and field_name[i] not in ".[":
                    i += 1
                value = getattr(value, field_name[start:i])
            elif field_name[i] == "[":
                end = field_name.find("]", i)
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                key = field_name[i + 1:end]
                value = value[int(key) if key.isdigit() else key]
                i = end + 1
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        return value, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion not in ("s", "r", "a"):
            raise ValueError(f"Unknown conversion specifier {conversion}")
        return {"s": str, "r": repr, "a": ascii}[conversion](value)

# SPDX-License-Identifier: MIT
"""Nested data over several lines, as CPython lays them out."""


def _sorted(values, key):
    try:
        return sorted(values, key=key)
    except TypeError:
        return sorted(values, key=lambda x: (str(type(key(x))), str(key(x))))


def _parts(text):
    """Words with the blanks behind them."""
    result, start = [], 0
    for i in range(1, len(text)):
        if text[i - 1].isspace() and not text[i].isspace():
            result.append(text[start:i])
            start = i
    return result + [text[start:]]


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        self.indent = indent
        self.width = width
        self.depth = depth
        self.stream = stream
        self.compact = compact
        self.sort_dicts = sort_dicts
        self.underscores = underscore_numbers
        self.above = []  # containers that are being written

    def pprint(self, object):
        print(self.pformat(object), file=self.stream)

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, 0)
        return "".join(out)

    def _shape(self, x):
        """Opening and closing bracket of a container, and its items; None of anything else."""
        cls = type(x)
        if isinstance(x, dict) and cls.__repr__ is dict.__repr__:
            items = x.items()
            return "{", "}", _sorted(items, lambda item: item[0]) if self.sort_dicts else list(items)
        if isinstance(x, list) and cls.__repr__ is list.__repr__:
            return "[", "]", x
        if isinstance(x, tuple) and cls.__repr__ is tuple.__repr__:
            return "(", ",)" if len(x) == 1 else ")", x
        if x and (cls is set or cls is frozenset):
            items = _sorted(x, lambda item: item)
            return ("{", "}", items) if cls is set else ("frozenset({", "})", items)
        return None

    def _repr(self, x, level):
        if isinstance(x, int) and self.underscores and type(x) is int:
            return f"{x:_d}"
        shape = self._shape(x)
        if shape is None:
            return repr(x)
        open, close, items = shape
        if any([y is x for y in self.above]):
            return f"<Recursion on {type(x).__name__} with id={id(x)}>"
        if self.depth is not None and level >= self.depth and items:
            return open + "..." + close[-1]
        self.above.append(x)
        if isinstance(x, dict):
            parts = [f"{self._repr(k, level + 1)}: {self._repr(v, level + 1)}" for k, v in items]
        else:
            parts = [self._repr(item, level + 1) for item in items]
        self.above.pop()
        return open + ", ".join(parts) + close

    def _format(self, x, write, indent, allowance, level):
        text = self._repr(x, level)
        level += 1
        shape = self._shape(x)
        if len(text) <= self.width - indent - allowance or text[0] == "<" and shape:
            write(text)
        elif isinstance(x, str) and type(x).__repr__ is str.__repr__:
            self._write_text(x, write, indent, allowance, level)
        elif shape is None or not shape[2] or self.depth is not None and level > self.depth:
            write(text)
        else:
            open, close, items = shape
            self.above.append(x)
            write(open)
            if self.indent > 1:
                write(" " * (self.indent - 1))
            self._items(x, items, write, indent + len(open) - 1 + self.indent, allowance + len(close), level)
            write(close)
            self.above.pop()

    def _items(self, x, items, write, indent, allowance, level):
        width = most = self.width - indent + 1
        between = ""
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                most -= allowance
                width -= allowance
            if self.compact and not isinstance(x, dict):
                text = self._repr(item, level)
                n = len(text) + 2
                if width < n:
                    width = most
                    if between:
                        between = ",\n" + " " * indent
                if width >= n:
                    width -= n
                    write(between + text)
                    between = ", "
                    continue
            write(between)
            between = ",\n" + " " * indent
            key = ""
            if isinstance(x, dict):
                key, item = self._repr(item[0], level) + ": ", item[1]
                write(key)
            self._format(item, write, indent + len(key), allowance if last else 1, level)

    def _write_text(self, x, write, indent, allowance, level):
        """A long text is written in pieces, lines first."""
        chunks = []
        lines = x.splitlines(True)
        indent += level == 1
        allowance += level == 1
        width = self.width - indent
        for i, line in enumerate(lines):
            last = i == len(lines) - 1
            if len(repr(line)) <= width - (allowance if last else 0):
                chunks.append(repr(line))
                continue
            now, parts = "", _parts(line)
            for j, part in enumerate(parts):
                room = width - (allowance if last and j == len(parts) - 1 else 0)
                if len(repr(now + part)) > room and now:
                    chunks.append(repr(now))
                    now = ""
                now += part
            if now:
                chunks.append(repr(now))
        text = ("\n" + " " * indent).join(chunks)
        write(f"({text})" if level == 1 and len(chunks) > 1 else text)


def pformat(object, *args, **options):
    return PrettyPrinter(*args, **options).pformat(object)


def pprint(object, stream=None, *args, **options):
    print(pformat(object, *args, **options), file=stream)


def pp(object, *args, sort_dicts=False, **options):
    pprint(object, *args, sort_dicts=sort_dicts, **options)


def saferepr(object):
    return PrettyPrinter()._repr(object, 0)


def isrecursive(object):
    return "<Recursion on " in saferepr(object)


def isreadable(object):
    return "<" not in saferepr(object)

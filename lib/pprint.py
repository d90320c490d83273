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


def _fill(parts, width, allowance):
    """The reprs of parts joined as far as the width goes; the last part must leave the allowance free."""
    result, now = [], parts[0][:0]
    for i, part in enumerate(parts):
        if i == len(parts) - 1:
            width -= allowance
        if now and len(repr(now + part)) > width:
            result.append(repr(now))
            now = part
        else:
            now += part
    return result + [repr(now)]


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

    def format(self, object, context, maxlevels, level):
        """For derived classes: the text of an object in one line, whether it is readable, and recursive."""
        text = self._plain(object, level)
        return text, "<" != text[:1], text[:14] == "<Recursion on "

    def _repr(self, x, level):
        return self.format(x, self.above, self.depth or 0, level)[0]

    def _plain(self, x, level):
        if isinstance(x, int) and self.underscores and type(x) is int:
            return f"{x:_d}"
        shape = self._shape(x)
        if shape is None:
            return repr(x)
        open, close, items = shape
        if any([y is x for y in self.above]):
            return f"<Recursion on {type(x).__name__} with id={id(x)}>"
        if self.depth is not None and level >= self.depth and items and not isinstance(x, (set, frozenset)):
            return open + "..." + close
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
        elif (isinstance(x, str) and type(x).__repr__ is str.__repr__
              or isinstance(x, bytes) and type(x).__repr__ is bytes.__repr__):
            self._write_text(x, write, indent, allowance, level)
        elif isinstance(x, bytearray) and type(x).__repr__ is bytearray.__repr__:
            write("bytearray(")
            self._write_text(bytes(x), write, indent + 10, allowance + 1, level + 1)
            write(")")
        elif shape is None or not shape[2]:
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
        """A long text is written in pieces, lines first; bytes are written by fours."""
        chunks = []
        by_four = isinstance(x, bytes) and len(x) > 4
        lines = [x] if isinstance(x, bytes) else x.splitlines(True)
        indent += level == 1
        allowance += level == 1
        width = self.width - indent
        for i, line in enumerate(lines):
            at_end = allowance if i == len(lines) - 1 else 0
            if by_four:
                # CPython forgets the allowance where the last four are complete.
                chunks = _fill([x[j:j + 4] for j in range(0, len(x), 4)], width, at_end if len(x) % 4 else 0)
            elif isinstance(x, bytes) or len(repr(line)) <= width - at_end:
                chunks.append(repr(line))
            else:
                chunks += _fill(_parts(line), width, at_end)
        text = ("\n" + " " * indent).join(chunks)
        write(f"({text})" if level == 1 and (len(chunks) > 1 or by_four) else text)


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

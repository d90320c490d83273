# SPDX-License-Identifier: MIT
"""Tracebacks as text. What stands in them is written by the machine (sys._traceback): here it is cut into entries."""
import sys


def _exception(exc, value):
    return exc if isinstance(exc, BaseException) or exc is None else value


def _entries(exc):
    entries = []
    for line in sys._traceback(exc).splitlines(True):
        if line.startswith("    ") and entries and entries[-1].startswith('  File "'):
            entries[-1] += line
        else:
            entries.append(line)
    return entries


def format_exception_only(exc, /, value=None):
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if isinstance(exc, SyntaxError):
        return _entries(exc)[-2:]
    cls, text = type(exc), str(exc)
    name = cls.__qualname__
    if cls.__module__ not in ("builtins", "__main__"):
        name = f"{cls.__module__}.{name}"
    return [f"{name}: {text}\n" if text else name + "\n"] + [note + "\n" for note in getattr(exc, "__notes__", ())]


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """One text for each call, with the source line that belongs to it, and for each line without one."""
    exc = _exception(exc, value)
    last = format_exception_only(exc)
    if exc is None:
        return last
    entries = _entries(exc)
    n = "".join(last).count("\n") if not isinstance(exc, SyntaxError) else len(last)
    return entries[:-n] + last


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1]))


def _calls(exc):
    """The entries of the last traceback: those of the exception itself."""
    entries = format_exception(exc)
    starts = [i for i, entry in enumerate(entries) if entry.startswith("Traceback (")]
    return [entry for entry in entries[starts[-1]:] if entry.startswith('  File "')] if starts else []


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value)), end="", file=file or sys.stderr)


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], file=file)


def _of_traceback(tb):
    error = Exception()
    error.__traceback__ = tb
    return error


def format_tb(tb, limit=None):
    return _calls(_of_traceback(tb))[:limit]


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=file or sys.stderr)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


# ---- entries as objects ----

def __getattr__(name):
    if name == "FrameSummary":
        _make_FrameSummary()
    elif name == "TracebackException":
        _make_TracebackException()
    else:
        raise AttributeError(f"module 'traceback' has no attribute '{name}'")
    return globals()[name]


def _make_FrameSummary():
    global FrameSummary

    class FrameSummary:
        def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
            self.filename = filename
            self.lineno = lineno
            self.name = name
            self.line = line
            self.locals = locals

        def __iter__(self):
            return iter((self.filename, self.lineno, self.name, self.line))

        def __getitem__(self, i):
            return (self.filename, self.lineno, self.name, self.line)[i]

        def __len__(self):
            return 4

        def __eq__(self, other):
            return tuple(self) == tuple(other) if isinstance(other, (tuple, FrameSummary)) else NotImplemented

        def __repr__(self):
            return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def extract_tb(tb, limit=None):
    kind = globals().get("FrameSummary") or __getattr__("FrameSummary")
    found = []
    for entry in format_tb(tb, limit):
        first, _, line = entry.partition("\n")
        place, _, name = first.partition(", in ")
        filename, _, number = place[8:].rpartition('", line ')
        found.append(kind(filename, int(number), name or "<module>", line=line.strip()))
    return found


def format_list(extracted):
    texts = []
    for filename, lineno, name, line in extracted:
        texts.append(f'  File "{filename}", line {lineno}, in {name}\n' + (f"    {line.strip()}\n" if line else ""))
    return texts


def print_list(extracted, file=None):
    print("".join(format_list(extracted)), end="", file=file or sys.stderr)


def _make_TracebackException():
    global TracebackException

    class TracebackException:
        def __init__(self, exc_type, exc_value, exc_traceback=None, **options):
            self.exc_type = exc_type
            self._str = str(exc_value)
            self.stack = extract_tb(exc_value.__traceback__)
            self._only = format_exception_only(exc_value)
            self._all = format_exception(exc_value)

        @classmethod
        def from_exception(cls, exc, **options):
            return cls(type(exc), exc, exc.__traceback__, **options)

        def __str__(self):
            return self._str

        def format(self, *, chain=True):
            yield from self._all

        def format_exception_only(self):
            yield from self._only

        def print(self, *, file=None, chain=True):
            print("".join(self._all), end="", file=file or sys.stderr)

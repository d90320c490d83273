# SPDX-License-Identifier: MIT
"""CPython's tracemalloc: where what is alive was allocated. Tracing is C (src/inspect/sites.c); this is the view of it.
A snapshot keeps a reference for each block; equal blocks are one tuple. What a snapshot tells is made of tuples too, so that
comparing and hashing is theirs."""
import re
from itertools import islice
from operator import attrgetter, itemgetter

from _tracemalloc import *

_fields = [*map(property, map(itemgetter, range(5)))]


def _format_size(size, start="%"):
    for unit in "BKMGT":
        large = unit != "B"
        exact = large and abs(size) < 100
        if exact or abs(size) < 10240 or unit == "T":
            return (start + ".*f %s") % (exact, size, unit + "iB" * large)
        size /= 1024


class _Record(tuple):
    def __repr__(self):
        return self._form % self


class Statistic(_Record):
    """Blocks of one traceback: how many, and their bytes."""

    _form = "<Statistic traceback=%r size=%s count=%s>"
    traceback = _fields[0]
    size = _fields[1]
    count = _fields[2]

    def __new__(cls, *fields):
        return tuple.__new__(cls, fields)

    def __str__(self):
        size = count = average = ""
        if self[3:]:
            size = f" ({_format_size(self.size_diff, '%+')})"
            count = f" ({self.count_diff:+})"
        if self.count:
            average = ", average=" + _format_size(self.size / self.count)
        return f"{self.traceback}: size={_format_size(self.size)}{size}, count={self.count}{count}{average}"


class StatisticDiff(Statistic):
    """The same, beside what it was before."""

    _form = "<StatisticDiff traceback=%r size=%s (%+d) count=%s (%+d)>"
    size_diff = _fields[2]
    count = _fields[3]
    count_diff = _fields[4]


class Frame(_Record):
    """A line of a file."""

    _form = "<Frame filename=%r lineno=%r>"
    filename = _fields[0]
    lineno = _fields[1]

    def __str__(self):
        return "%s:%s" % self


class Traceback(tuple):
    """Frames, the outermost first; made of tuples, the innermost first."""

    def __new__(cls, frames, total_nframe=None):
        frames = frames[::-1]
        self = tuple.__new__(cls, map(Frame, frames))
        self._frames = frames
        self.total_nframe = total_nframe
        return self

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = "" if self.total_nframe is None else f" total_nframe={self.total_nframe}"
        return f"<Traceback {self[:]}{total}>"

    def format(self, limit=None, most_recent_first=False):
        frames = self if limit is None else self[-limit:] if limit > 0 else self[:limit]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append('  File "%s", line %s' % frame)
            text = linecache.getline(*frame).strip()
            if text:
                lines.append("    " + text)
        return lines


class linecache:
    """In the place of that module: nothing of a source is kept."""

    def getline(filename, lineno):
        try:
            with open(filename) as file:
                return next(islice(file, lineno - 1, None), "")
        except (OSError, ValueError):
            return ""


class Trace(_Record):
    """A block: (domain, size, frames with the innermost first, how many there were)."""

    domain = _fields[0]
    size = _fields[1]

    @property
    def traceback(self):
        return Traceback(*self[2:])

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size)}"

    def __repr__(self):
        size = _format_size(self.size)
        return f"<Trace domain={self.domain} size={size}, traceback={self.traceback!r}>"


class _Traces:
    """Tuples, as Traces."""

    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        found = self._traces[index]
        return tuple(map(Trace, found)) if isinstance(index, slice) else Trace(found)

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return f"<Traces len={len(self)}>"


def _escaped(match):
    """A part of an fnmatch pattern, as an expression: `*`, `?`, all of `[...]`, or one character."""
    text = match[0]
    if text[1:]:
        text = text.replace("\\", "\\\\")
        return "[^" + text[2:] if text[1] == "!" else text
    return ".*" if text == "*" else "." if text == "?" else re.escape(text)


class Filter:
    """By the name of the file, and the line."""

    filename_pattern = property(attrgetter("_name"))

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive = inclusive
        self._name = re.sub(r"\.pyc\Z", ".py", filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    def _match_frame(self, *frame):
        return self._match_traceback((frame,))

    def _match_traceback(self, traceback):
        expression = "(?s)" + re.sub(r"(?s)\[(?:!.|[^!])[^]]*]|.", _escaped, self._name)
        for filename, lineno in traceback if self.all_frames else traceback[:1]:
            if self.lineno in (None, lineno) and re.fullmatch(expression, re.sub(r"\.pyc\Z", ".py", filename)):
                return bool(self.inclusive)
        return not self.inclusive

    def __contains__(self, trace):
        return self._match_traceback(trace[2]) if self.domain in (None, trace[0]) else not self.inclusive


class DomainFilter(Filter):
    def __init__(self, inclusive, domain):
        Filter.__init__(self, inclusive, "*", domain=domain)


class Snapshot:
    """What was alive at one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """As JSON: the attributes, then each different trace once, and how often it is there."""
        import json

        counts = {}
        for trace in self.traces._traces:
            counts[trace] = counts.get(trace, 0) + 1
        others = dict(vars(self))
        del others["traces"]
        with open(filename, "w") as file:
            json.dump([others, list(counts.items())], file)

    @staticmethod
    def load(filename):
        import json

        with open(filename) as file:
            others, counts = json.load(file)
        traces = []
        for (domain, size, frames, total), count in counts:
            traces += [(domain, size, tuple(map(tuple, frames)), total)] * count
        snapshot = Snapshot(traces, None)
        for name in others:
            setattr(snapshot, name, others[name])
        return snapshot

    def filter_traces(self, filters):
        if not hasattr(filters, "__iter__"):
            raise TypeError(f"filters must be a list of filters, not {type(filters).__name__}")
        traces = []
        for trace in self.traces._traces:
            found = {(not f.inclusive, trace in f) for f in filters}
            if (True, False) not in found and ((False, True) in found or (False, False) not in found):
                traces.append(trace)
        return Snapshot(traces, self.traceback_limit)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type == "traceback":
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        groups = {}
        for i, snapshot in (0, self), (2, old_snapshot):
            for _, size, frames, _ in snapshot.traces._traces:
                for frame in frames if cumulative else frames[:1]:
                    if key_type == "filename":
                        frame = frame[0], 0
                    group = groups.setdefault(frames if key_type == "traceback" else (frame,), [0, 0, 0, 0])
                    group[i] += size
                    group[i + 1] += 1
        rows = []
        for frames, (size, count, before, less) in groups.items():
            frames = Traceback(frames)
            before = size - before
            less = count - less
            rows.append(((abs(before), size, abs(less), count, frames), StatisticDiff(frames, size, before, count, less)))
        rows.sort(reverse=True)
        return [row for _, row in rows]

    def statistics(self, key_type, cumulative=False):
        return [Statistic(*found[::2]) for found in self.compare_to(Snapshot((), 1), key_type, cumulative)]


def get_object_traceback(obj):
    found = block(obj)
    return found and Traceback(*trace(found)[2:])


def _get_traces():
    """What is made here belongs to no snapshot: nothing is traced meanwhile."""
    known = {}
    pause(True)
    try:
        traces = blocks()
        for i, found in enumerate(traces):
            if found not in known:
                known[found] = trace(found)
            traces[i] = known[found]
        return traces
    finally:
        pause(False)


def take_snapshot():
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())

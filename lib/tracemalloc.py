# SPDX-License-Identifier: MIT
"""CPython's tracemalloc: where what is alive was allocated. Tracing is C (src/inspect/sites.c); this is the view of it.
A snapshot keeps a reference for each block; equal blocks are one Trace. What a snapshot tells is made of tuples, so that
comparing and hashing is theirs. Written for few bytes of flash."""
import fnmatch
import linecache
import re
from operator import itemgetter

from _tracemalloc import *
from _tracemalloc import _get_traces

_fields = [*map(property, map(itemgetter, range(5)))]


def _bytes(size, format="%.*f %s"):
    i = 0
    while abs(size) >= 10240 and i < 4:
        size /= 1024
        i += 1
    return format % (i and abs(size) < 100, size, "B,KiB,MiB,GiB,TiB".split(",")[i])


class _Row(tuple):
    def __repr__(self):
        return self._repr % self

    def __str__(self):
        return self._str % self


class Statistic(_Row):
    """Blocks of one traceback: how many, and their bytes."""

    _repr = "<Statistic traceback=%r size=%s count=%s>"
    _str = "%s: size=%s, count=%s"
    traceback, size, count, *_ = _fields

    def __new__(cls, *fields):
        return tuple.__new__(cls, fields)

    def __str__(self):
        n = len(self) // 2 + 1
        text = self._str % (self[0], *map(_bytes, self[1:n], ("%.*f %s", "%+.*f %s")), *self[n:])
        if self.count:
            text += ", average=" + _bytes(self.size / self.count)
        return text


class StatisticDiff(Statistic):
    """The same, beside what it was before."""

    _repr = "<StatisticDiff traceback=%r size=%s (%+d) count=%s (%+d)>"
    _str = "%s: size=%s (%s), count=%s (%+d)"
    _, _, size_diff, count, count_diff = _fields


class Frame(_Row):
    """A line of a file."""

    _repr = "<Frame filename=%r lineno=%r>"
    _str = "%s:%s"
    filename, lineno, *_ = _fields


class Traceback(tuple):
    """Frames, the outermost first; made of tuples, the innermost first."""

    def __new__(cls, frames, total_nframe=None):
        self = tuple.__new__(cls, map(Frame, frames[::-1]))
        self._frames = self
        self.total_nframe = total_nframe
        return self

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = "" if self.total_nframe is None else " total_nframe=%s" % self.total_nframe
        return "<Traceback %s%s>" % (tuple(self), total)

    def format(self, limit=None, most_recent_first=False):
        start = 0
        if limit and limit > 0:
            start = -limit
            limit = None
        frames = self[start:limit]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append('  File "%s", line %s' % frame)
            text = linecache.getline(*frame).strip()
            if text:
                lines.append("    " + text)
        return lines


class Trace(tuple):
    """A block: (domain, size, frames with the innermost first, how many there were)."""

    domain = _fields[0]
    size = _fields[1]
    traceback = property(lambda self: Traceback(*self[2:]))

    def __str__(self):
        return "%s: %s" % (self.traceback, _bytes(self.size))

    def __repr__(self):
        return "<Trace domain=%s size=%s, traceback=%r>" % (self.domain, _bytes(self.size), self.traceback)


class _Traces(tuple):  # CPython's tests look at _traces
    _traces = property(list)


class Filter:
    """By the name of the file, and the line."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive = inclusive
        self.filename_pattern = pattern = re.sub(r"\.pyc\Z", ".py", filename_pattern)
        self._match = re.compile(fnmatch.translate(pattern)).match
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    def _match_frame(self, *frame):
        return self._match_traceback((frame,))

    def _match_traceback(self, traceback):
        for filename, lineno in traceback if self.all_frames else traceback[:1]:
            if self.lineno in (None, lineno) and self._match(re.sub(r"\.pyc\Z", ".py", filename)):
                return bool(self.inclusive)
        return not self.inclusive

    def __call__(self, trace):
        """Of one that includes 2, else 1; of one that excludes 0, else 3: the largest says whether a trace stays."""
        same = self._match_traceback(trace[2]) if self.domain in (None, trace[0]) else not self.inclusive
        return 1 + same if self.inclusive else 3 - 3 * same


class DomainFilter(Filter):
    def __init__(self, inclusive, domain):
        Filter.__init__(self, inclusive, "*", None, False, domain)


class Snapshot:
    """What was alive at one moment."""

    def __init__(self, traces, traceback_limit):
        known = {}
        self.traces = _Traces([known.setdefault(trace, Trace(trace)) for trace in traces])
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Lines for eval(): the attributes, then each different trace once, and how often it is there."""
        others = self.__dict__.copy()
        traces = others.pop("traces")
        file = open(filename, "w")
        print(others, file=file)
        for trace in dict.fromkeys(traces):
            print([tuple(trace)], "*", traces.count(trace), file=file)
        file.close()

    @staticmethod
    def load(filename):
        file = open(filename)
        others, *traces = map(eval, file)
        file.close()
        snapshot = Snapshot(sum(traces, []), 0)
        snapshot.__dict__.update(others)
        return snapshot

    def filter_traces(self, filters):
        if not hasattr(filters, "__iter__"):
            raise TypeError("filters must be a list of filters, not " + type(filters).__name__)
        traces = [trace for trace in self.traces if max([f(trace) for f in filters] + [0]) % 2 == 0]
        return Snapshot(traces, self.traceback_limit)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError("unknown key_type: %r" % key_type)
        if cumulative and key_type == "traceback":
            raise ValueError("cumulative mode cannot by used with key type %r" % key_type)
        groups = {}
        for i, snapshot in enumerate((self, old_snapshot)):
            for trace in snapshot.traces:
                for frame in trace[2] if cumulative else trace[2][:1]:
                    frames = trace[2] if key_type == "traceback" else ((frame[0], frame[1] * (key_type == "lineno")),)
                    groups.setdefault(frames, ([], []))[i].append(trace[1])
        rows = []
        for frames, (sizes, before) in groups.items():
            frames = Traceback(frames)
            size = sum(sizes)
            count = len(sizes)
            more = size - sum(before)
            change = count - len(before)
            rows.append((abs(more), size, abs(change), count, frames, more, change))
        rows.sort(reverse=True)
        return [StatisticDiff(row[4], row[1], row[5], row[3], row[6]) for row in rows]

    def statistics(self, key_type, cumulative=False):
        return [Statistic(row[0], row[1], row[3]) for row in self.compare_to(Snapshot((), 1), key_type, cumulative)]


def get_object_traceback(obj):
    found = trace(obj)
    return found and Trace(found).traceback


def take_snapshot():
    return Snapshot(_get_traces(), get_traceback_limit())

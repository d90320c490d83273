# SPDX-License-Identifier: MIT
"""CPython's tracemalloc: where what is alive was allocated. Tracing is C (src/inspect/sites.c); this is the view of it.
A snapshot keeps a reference for each block; equal blocks are one tuple."""
from _tracemalloc import (
    blocks,
    block as _block,
    clear_traces,
    frames as _frames,
    get_traceback_limit,
    get_traced_memory,
    get_tracemalloc_memory,
    is_tracing,
    pause,
    reset_peak,
    start,
    stop,
)


def _format_size(size, sign):
    plus = "+" if sign else ""
    for unit in "B", "KiB", "MiB", "GiB":
        if unit != "B" and abs(size) < 100:
            return f"{size:{plus}.1f} {unit}"
        if abs(size) < 10240:
            break
        size /= 1024
    else:
        unit = "TiB"
    return f"{size:{plus}.0f} {unit}"


class _Record:
    """Compared and hashed by what _key() gives."""

    __slots__ = ()

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, type(self)) else NotImplemented


class _Ordered(_Record):
    __slots__ = ()

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, type(self)) else NotImplemented

    # > and >= are these two of the other side.


class Statistic(_Record):
    """Blocks of one traceback: how many, and their bytes."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def _key(self):
        return self.traceback, self.size, self.count

    def __str__(self):
        return self._text("", "")

    def _text(self, size, count):
        text = f"{self.traceback}: size={_format_size(self.size, False)}{size}, count={self.count}{count}"
        if self.count:
            text += f", average={_format_size(self.size / self.count, False)}"
        return text

    def __repr__(self):
        return f"<Statistic traceback={self.traceback!r} size={self.size} count={self.count}>"

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff(Statistic):
    """The same, beside what it was before."""

    __slots__ = ("size_diff", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        Statistic.__init__(self, traceback, size, count)
        self.size_diff = size_diff
        self.count_diff = count_diff

    def _key(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __str__(self):
        return self._text(f" ({_format_size(self.size_diff, True)})", f" ({self.count_diff:+})")

    def __repr__(self):
        return (
            f"<StatisticDiff traceback={self.traceback!r} size={self.size} ({self.size_diff:+})"
            f" count={self.count} ({self.count_diff:+})>"
        )

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


class Frame(_Ordered):
    """A line of a file."""

    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    def _key(self):
        return self._frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


class _Sequence:
    """Of raw tuples, as objects of _item."""

    def __len__(self):
        return len(self._raw())

    def __getitem__(self, index):
        found = self._raw()[index]
        return tuple(self._item(raw) for raw in found) if isinstance(index, slice) else self._item(found)

    def __contains__(self, item):
        return item._key() in self._raw()


class Traceback(_Sequence, _Ordered):
    """Frames, the outermost first."""

    _item = Frame

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self.total_nframe = total_nframe

    def _key(self):
        return self._frames

    _raw = _key

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = "" if self.total_nframe is None else f" total_nframe={self.total_nframe}"
        return f"<Traceback {tuple(self)}{total}>"

    def format(self, limit=None, most_recent_first=False):
        frames = self if limit is None else self[-limit:] if limit > 0 else self[:limit]
        lines = []
        for frame in reversed(frames) if most_recent_first else frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            text = linecache.getline(frame.filename, frame.lineno).strip()
            if text:
                lines.append("    " + text)
        return lines


class linecache:
    """In the place of that module: nothing of a source is kept."""

    def getline(filename, lineno):
        try:
            with open(filename) as file:
                for line in file:
                    lineno -= 1
                    if lineno == 0:
                        return line
        except (OSError, UnicodeError):
            pass
        return ""


class Trace(_Record):
    """A block: (domain, size, frames with the innermost first, how many there were)."""

    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    def _key(self):
        return self._trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size, False)}"

    def __repr__(self):
        size = _format_size(self.size, False)
        return f"<Trace domain={self.domain} size={size}, traceback={self.traceback!r}>"


class _Traces(_Sequence):
    _item = Trace
    __hash__ = None

    def __init__(self, traces):
        self._traces = traces

    def _raw(self):
        return self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return f"<Traces len={len(self)}>"


def _matches(name, pattern):
    """fnmatch.fnmatchcase(), but for a `*`, a `?` and a `[` alone."""
    import re

    return re.match(_expression(pattern), name) is not None


def _expression(pattern):
    text = "(?s)"
    i = 0
    while i < len(pattern):
        c = pattern[i]
        end = pattern.find("]", i + 2 + (pattern[i + 1 : i + 2] == "!")) if c == "[" else -1
        if c == "*":
            text += ".*"
        elif c == "?":
            text += "."
        elif end > 0:
            inner = pattern[i + 1 : end].replace("\\", "\\\\")
            text += "[" + ("^" + inner[1:] if inner[0] == "!" else inner) + "]"
            i = end
        else:
            text += c if c.isalnum() or c in "_/" else "\\" + c
        i += 1
    return text + r"\Z"


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive


class Filter(BaseFilter):
    """By the name of the file, and the line."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        self.inclusive = inclusive
        self._filename_pattern = self._source(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _source(self, filename):
        return filename[:-1] if filename.endswith(".pyc") else filename

    def _match_frame_impl(self, filename, lineno):
        return _matches(self._source(filename), self._filename_pattern) and self.lineno in (None, lineno)

    def _match_frame(self, filename, lineno):
        return self._match_frame_impl(filename, lineno) == bool(self.inclusive)

    def _match_traceback(self, traceback):
        frames = traceback if self.all_frames else traceback[:1]
        return any(self._match_frame_impl(*frame) for frame in frames) == bool(self.inclusive)

    def _match(self, trace):
        found = self._match_traceback(trace[2])
        if self.domain is None:
            return found
        same = trace[0] == self.domain
        return found and same if self.inclusive else found or not same


class DomainFilter(BaseFilter):
    def __init__(self, inclusive, domain):
        self.inclusive = inclusive
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self._domain) == bool(self.inclusive)


class Snapshot:
    """What was alive at one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """As JSON: each different trace once, and how often it is there."""
        import json

        counts = {}
        for trace in self.traces._traces:
            counts[trace] = counts.get(trace, 0) + 1
        with open(filename, "w") as file:
            json.dump([self.traceback_limit, list(counts.items())], file)

    @staticmethod
    def load(filename):
        import json

        with open(filename) as file:
            limit, counts = json.load(file)
        traces = []
        for (domain, size, frames, total), count in counts:
            traces += [(domain, size, tuple(tuple(frame) for frame in frames), total)] * count
        return Snapshot(traces, limit)

    def filter_traces(self, filters):
        if not hasattr(filters, "__iter__"):
            raise TypeError(f"filters must be a list of filters, not {type(filters).__name__}")
        including = [f for f in filters if f.inclusive]
        excluding = [f for f in filters if not f.inclusive]
        return Snapshot(
            [
                trace
                for trace in self.traces._traces
                if (not including or any(f._match(trace) for f in including)) and all(f._match(trace) for f in excluding)
            ],
            self.traceback_limit,
        )

    def _group_by(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type == "traceback":
            raise ValueError(f"cumulative mode cannot by used with key type {key_type!r}")
        groups, found = {}, {}
        for _, size, frames, _ in self.traces._traces:
            keys = (frames,)
            if key_type != "traceback":
                keys = [(frame if key_type == "lineno" else (frame[0], 0),) for frame in (frames if cumulative else frames[:1])]
            for key in keys:
                group = found.get(key)
                if group is None:
                    traceback = Traceback(key)
                    group = found[key] = groups[traceback] = Statistic(traceback, 0, 0)
                group.size += size
                group.count += 1
        return groups

    def statistics(self, key_type, cumulative=False):
        found = self._group_by(key_type, cumulative).values()
        return sorted(found, key=Statistic._sort_key, reverse=True)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        none = Statistic(None, 0, 0)
        found = []
        for traceback in [*new, *(t for t in old if t not in new)]:
            now, before = new.get(traceback, none), old.get(traceback, none)
            size, count = now.size, now.count
            found.append(StatisticDiff(traceback, size, size - before.size, count, count - before.count))
        return sorted(found, key=StatisticDiff._sort_key, reverse=True)


def _trace(block):
    size, frames = _frames(block)
    return 0, size, frames, len(frames) if len(frames) < get_traceback_limit() else None


def _get_object_traceback(obj):
    block = _block(obj)
    return None if block is None else _trace(block)[2:]


def get_object_traceback(obj):
    found = _get_object_traceback(obj)
    return None if found is None else Traceback(*found)


def _get_traces():
    """What is made here belongs to no snapshot: nothing is traced meanwhile."""
    known = {}
    pause(True)
    try:
        traces = blocks()
        for i in range(len(traces)):
            block = traces[i]
            if block not in known:
                known[block] = _trace(block)
            traces[i] = known[block]
        return traces
    finally:
        pause(False)


def take_snapshot():
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())

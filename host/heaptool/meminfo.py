# SPDX-License-Identifier: MIT
# Reads the text of micropython.mem_info(True), as people paste it: of any MicroPython or CircuitPython board, old (labels
# of 5 digits, which wrap) or new (8 digits), with prompts around it, quoted in a mail, with other ends of lines. The size
# of a block follows from two labels. What is cut off or lacks a line is refused: it would look like a heap with
# more free than there is.
import re

from heaptool.error import ToolError

ROW_BLOCKS = 64
LETTERS = {
    "T": "tuple",
    "L": "list",
    "D": "dict",
    "S": "str, bytes",
    "A": "bytearray, array",
    "F": "float",
    "B": "function",
    "M": "module",
    "m": "marked",
    "Q": "names",
    "q": "names",
    "h": "other",
}

_STATISTICS = re.compile(r"mem: total=(\d+), current=(\d+), peak=(\d+)")
_STACK = re.compile(r"stack: (\d+)(?: out of (\d+))?")
_TOTALS = re.compile(r"GC: total: (\d+), used: (\d+), free: (\d+)(?:, max new split: (\d+))?")
_BLOCKS = re.compile(r"No\. of 1-blocks: (\d+), 2-blocks: (\d+), max blk sz: (\d+), max free sz: (\d+)")
_LAYOUT = re.compile(r"GC memory layout; from (?:0x)?([0-9a-fA-F]+):")
_ROW = re.compile(r"^[>\s]*([0-9a-fA-F]{5,8}): ?([.=a-zA-Z]+)\s*$")
_FREE = re.compile(r"\((\d+) lines all free\)")


class Area:
    # One stretch of memory: its letters, one a block, gaps filled with dots.
    def __init__(self, start):
        self.start = start  # address, a text
        self.rows = []  # (label, letters), or (None, lines that are free)
        self.letters = ""


class MemInfo:
    # What one call of mem_info() printed. Figures that were not printed are None.
    def __init__(self, totals):
        self.statistics = self.stack = self.blocks = None
        self.total, self.used, self.free = [int(n) for n in totals[:3]]
        self.max_new_split = None if totals[3] is None else int(totals[3])
        self.areas = []
        self.block_size = 0


def _numbers(match):
    return tuple([None if n is None else int(n) for n in match.groups()])


def scan(text):
    # All reports in the text, with or without a map, as they come; rows are not looked at yet.
    reports, area, statistics, stack = [], None, None, None
    for line in text.replace("\r", "\n").split("\n"):
        match = _TOTALS.search(line)
        if match:
            reports.append(MemInfo(match.groups()))
            reports[-1].statistics, reports[-1].stack = statistics, stack
            statistics = stack = area = None
        elif _STATISTICS.search(line):
            statistics = _numbers(_STATISTICS.search(line))
        elif _STACK.search(line):
            stack = _numbers(_STACK.search(line))
        elif reports and _BLOCKS.search(line):
            reports[-1].blocks = _numbers(_BLOCKS.search(line))
        elif reports and _LAYOUT.search(line):
            area = Area(_LAYOUT.search(line).group(1))
            reports[-1].areas.append(area)
        elif area is not None:
            _add_row(area, line)
    return reports


def _add_row(area, line):
    row, free = _ROW.match(line), _FREE.search(line)
    if row:
        letters = row.group(2)
        unknown = [c for c in letters if c not in LETTERS and c not in ".="]
        if not unknown:
            area.rows.append((row.group(1), letters))
    elif free:
        area.rows.append((None, int(free.group(1))))


def read(text):
    # The last report with a map. ToolError says what is wrong with it.
    reports = [report for report in scan(text) if report.areas]
    if not reports:
        if "GC: total:" in text:
            raise ToolError("there is no map: it is printed by micropython.mem_info(True)")
        if _LAYOUT.search(text):
            raise ToolError("the lines before the map are missing: its total is in the line `GC: total: ...`")
        raise ToolError("there is neither a dump nor the text of micropython.mem_info(True)")
    report = reports[-1]
    report.block_size = _block_size(report)
    for area in report.areas:
        _fill(area, report.block_size)
    _check_end(report)
    return report


def _block_size(report):
    # From two labels of one area; else from the total, when the map is one line.
    for area in report.areas:
        before, lines = None, 0
        for label, what in area.rows:
            if label is None:
                lines += what
                continue
            if before is not None:
                step = (int(label, 16) - before) % (1 << 4 * len(label))
                size, rest = divmod(step, lines * ROW_BLOCKS)
                if rest or size not in (4, 8, 16, 32, 64, 128):
                    raise ToolError("lines of the map are missing before %s:" % label)
                return size
            before, lines = int(label, 16), 1
    blocks = 0
    for area in report.areas:
        for label, what in area.rows:
            blocks += what * ROW_BLOCKS if label is None else len(what)
    for size in (4, 8, 16, 32, 64, 128):
        if blocks and (report.total + size - 1) // size == blocks:
            return size
    raise ToolError("the map does not cover the %d bytes of the heap: it was cut off" % report.total)


def _fill(area, size):
    # The letters of all lines in a row. Each label must be where the lines before it end.
    parts, at, first = [], 0, None
    for i, (label, what) in enumerate(area.rows):
        if label is None:
            parts.append("." * (what * ROW_BLOCKS))
            at += what * ROW_BLOCKS
            continue
        wrap = 1 << 4 * len(label)
        if first is None:
            first = int(label, 16) - at * size
        if (first + at * size - int(label, 16)) % wrap:
            raise ToolError("lines of the map are missing before %s:" % label)
        if len(what) < ROW_BLOCKS and i + 1 < len(area.rows):
            raise ToolError("line %s: has %d letters, not %d: some were lost" % (label, len(what), ROW_BLOCKS))
        if len(what) > ROW_BLOCKS:
            raise ToolError("line %s: has %d letters, not %d" % (label, len(what), ROW_BLOCKS))
        parts.append(what)
        at += len(what)
    area.letters = "".join(parts)


def _check_end(report):
    size = report.block_size
    covered = sum([len(area.letters) for area in report.areas])
    wanted = (report.total + size - 1) // size
    if covered < wanted:
        raise ToolError(
            "the map covers %d of %d bytes: the text is cut off at its end" % (covered * size, report.total)
        )
    if covered > wanted:
        raise ToolError("the map covers %d bytes, more than the %d of the heap" % (covered * size, report.total))


class Count:
    # The figures of the header, counted in the map; and of each letter how many objects and blocks it has.
    def __init__(self, report):
        self.one = self.two = self.largest = self.largest_free = self.free_blocks = self.blocks = 0
        self.letters = {}  # letter -> [objects, blocks]
        for area in report.areas:
            for letter, length in runs(area.letters):
                self._add(letter, length)
        size = report.block_size
        self.total = min(self.blocks * size, report.total)
        self.free = self.free_blocks * size
        self.used = self.total - self.free

    def _add(self, letter, length):
        self.blocks += length
        if letter == ".":
            self.free_blocks += length
            self.largest_free = max(self.largest_free, length)
            return
        row = self.letters.setdefault(letter, [0, 0])
        row[0] += 1
        row[1] += length
        self.one += length == 1
        self.two += length == 2
        self.largest = max(self.largest, length)


def runs(letters):
    # (letter, blocks) of each object and each run of free blocks.
    at, end = 0, len(letters)
    while at < end:
        letter, start = letters[at], at
        at += 1
        follows = "." if letter == "." else "="
        while at < end and letters[at] == follows:
            at += 1
        yield letter, at - start


def comparison(report):
    # Rows (what, header's figure, counted figure) of all that both know.
    count = Count(report)
    rows = [
        ("total", report.total, count.total),
        ("used", report.used, count.used),
        ("free", report.free, count.free),
    ]
    if report.blocks:
        one, two, largest, largest_free = report.blocks
        rows += [
            ("objects of 1 block", one, count.one),
            ("objects of 2 blocks", two, count.two),
            ("largest object, blocks", largest, count.largest),
            ("largest free run, blocks", largest_free, count.largest_free),
        ]
    return rows, count

# SPDX-License-Identifier: MIT
"""Analyses measurements in CSV: reads the text, cleans it, groups it, computes statistics, prints tables.

The reader is a generator of rows; it knows quotes, doubled quotes, separators and line ends inside quotes. Rows that
make no sense are told, not dropped in silence.
"""
import math
from collections import OrderedDict, namedtuple

DATA = '''station,date,temperature,rain,wind,remark
"Hill, north",2021-03-01,4.5,0,12,
Harbour,2021-03-01,7.25,0.5,21.5,"gusts, said ""the boy"""
Valley,2021-03-01,3.0,0,4,fog
"Hill, north",2021-03-02,2.5,4.75,18,
Harbour,2021-03-02,6.5,2.25,30,"two lines:
one more line"
Valley,2021-03-02,1.5,6,6.5,
"Hill, north",2021-03-03,-1.25,0,9,frost
Harbour,2021-03-03,n/a,0,14,sensor broken
Valley,2021-03-03,-4.5,0,2,frost
"Hill, north",2021-03-04,0.5,1.5,11
Harbour,2021-03-04,5.5,3.5,26.5,
Valley,2021-03-04,-0.75,2.25,5,thaw
Valley,2021-02-30,1,0,5,no such day
"Hill, north",2021-04-10,9.5,0,7,
Harbour,2021-04-10,11.25,0,10,
Valley,2021-04-10,12.75,0,3,
"Hill, north",2021-04-11,8,12.5,16,
Harbour,2021-04-11,10.5,8.25,19,
Valley,2021-04-11,9.25,15,8,brook over its banks
Valley,2021-04-11,9.25,15,8,brook over its banks
"Hill, north",2021-04-12,11.75,,13,gauge full
Harbour,2021-04-12,12,0.25,15.5,
Valley,2021-04-12,14.5,0,4.5,
'''

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Reading = namedtuple("Reading", "station month day temperature rain wind remark")


class CsvError(ValueError):
    pass


def read_csv(text, separator=","):
    """The rows of a CSV text as lists of str."""
    row = []
    at, end = 0, len(text)
    while at < end:
        if text[at] == '"':
            parts = []
            while True:
                close = text.find('"', at + 1)
                if close < 0:
                    raise CsvError(f"quote opened at {at} is never closed")
                parts.append(text[at + 1:close])
                at = close + 1
                if text[at:at + 1] != '"':
                    break
            row.append('"'.join(parts))
        else:
            start = at
            while at < end and text[at] not in (separator, "\n"):
                at += 1
            row.append(text[start:at])
        if at < end and text[at] not in (separator, "\n"):
            raise CsvError(f"{text[at]!r} after a quote at {at}")
        if at >= end or text[at] == "\n":
            yield row
            row = []
        elif at + 1 == end or text[at + 1] == "\n":  # the row ends in a separator: an empty cell
            row.append("")
            at += 1
            yield row
            row = []
        at += 1


def number(text):
    """A float, or None where there is nothing."""
    return float(text) if text.strip() else None


def clean(row):
    """A Reading; ValueError says what is wrong with the row."""
    if len(row) != 6:
        raise ValueError(f"{len(row)} cells instead of 6")
    station, date, *figures, remark = row
    year, month, day = map(int, date.split("-"))
    if not (1 <= month <= 12 and 1 <= day <= DAYS[month - 1]):
        raise ValueError(f"no such day: {date}")
    return Reading(station, month, day, *map(number, figures), remark)


class Statistics:
    """Mean, deviation and extremes of numbers that come one at a time (Welford); the median needs them all."""

    def __init__(self):
        self.values = []
        self.mean = 0.0
        self.squares = 0.0

    def __len__(self):
        return len(self.values)

    def add(self, value):
        if value is None:
            return
        self.values.append(value)
        before = value - self.mean
        self.mean += before / len(self)
        self.squares += before * (value - self.mean)

    @property
    def deviation(self):
        return math.sqrt(self.squares / (len(self) - 1)) if len(self) > 1 else 0.0

    @property
    def median(self):
        ordered = sorted(self.values)
        middle = len(ordered) // 2
        return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2

    def summary(self):
        return [len(self), min(self.values), self.median, self.mean, max(self.values), self.deviation]


def group(rows, key):
    """An OrderedDict from key(row) to the rows that have it, in the order of first appearance."""
    groups = OrderedDict()
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def correlation(pairs):
    """Pearson's r of pairs without None."""
    pairs = [(x, y) for x, y in pairs if x is not None and y is not None]
    n = len(pairs)
    mx = sum(x for x, _ in pairs) / n
    my = sum(y for _, y in pairs) / n
    sxy = sum((x - mx) * (y - my) for x, y in pairs)
    sxx = sum((x - mx) ** 2 for x, _ in pairs)
    syy = sum((y - my) ** 2 for _, y in pairs)
    return sxy / math.sqrt(sxx * syy)


def cell(value):
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.4g}"
    return str(value)


def print_table(title, head, rows):
    """Numbers to the right, text to the left."""
    texts = [[cell(value) for value in row] for row in rows]
    widths = [max(len(text) for text in column) for column in zip(head, *texts)]
    right = [not isinstance(value, str) for value in rows[0]]
    print(title)

    def line(cells):
        return "  ".join(text.rjust(w) if r else text.ljust(w) for text, w, r in zip(cells, widths, right)).rstrip()

    print("  " + line(head))
    print("  " + "-" * (sum(widths) + 2 * (len(widths) - 1)))
    for row in texts:
        print("  " + line(row))
    print()


def load(text):
    """(readings, complaints)"""
    rows = read_csv(text)
    head = next(rows)
    readings, complaints, seen = [], [], set()
    for count, row in enumerate(rows, 2):
        try:
            reading = clean(row)
        except ValueError as error:
            complaints.append(f"row {count}: {error}")
            continue
        if reading in seen:
            complaints.append(f"row {count}: the same as an earlier row")
            continue
        seen.add(reading)
        readings.append(reading)
    return head, readings, complaints


def histogram(values, width):
    """Prints how many values lie in each class."""
    values = [v for v in values if v is not None]
    low = math.floor(min(values) / width)
    counts = {}
    for value in values:
        index = math.floor(value / width)
        counts[index] = counts.get(index, 0) + 1
    for index in range(low, max(counts) + 1):
        count = counts.get(index, 0)
        print(f"  {index * width:>4} .. {(index + 1) * width:<4}{'*' * count:10}{count or '':>3}".rstrip())
    print()


def main():
    head, readings, complaints = load(DATA)
    print(f"{len(readings)} readings with {', '.join(head[2:5])}; left out:")
    for complaint in complaints:
        print("  " + complaint)
    print()

    figures = ("temperature", "rain", "wind")
    for figure in figures:
        rows = []
        for (station, month), members in group(readings, lambda r: (r.station, r.month)).items():
            statistics = Statistics()
            for reading in members:
                statistics.add(getattr(reading, figure))
            rows.append([station, month] + statistics.summary())
        rows.sort(key=lambda row: (row[1], -row[5]))
        print_table(figure.capitalize(), ["station", "month", "n", "min", "median", "mean", "max", "dev"], rows)

    stations = sorted({r.station for r in readings})
    pivot = []
    for (month, day), members in sorted(group(readings, lambda r: (r.month, r.day)).items()):
        by_station = {r.station: r for r in members}
        rain = [by_station[s].rain if s in by_station else None for s in stations]
        pivot.append([f"{day}.{month}."] + rain + [sum(filter(None, rain))])
    print_table("Rain by day", ["day", *stations, "sum"], pivot)

    rows = [[a] + [correlation([(getattr(r, a), getattr(r, b)) for r in readings]) for b in figures] for a in figures]
    print_table("Correlation", ["", *figures], rows)

    print("Temperatures in classes of 4 degrees")
    histogram([r.temperature for r in readings], 4)

    warmest = max((r for r in readings if r.temperature is not None), key=lambda r: r.temperature)
    print("Warmest:", warmest.station, f"{warmest.temperature:.4g}")
    print("Remarks:", sorted({r.remark for r in readings if r.remark}))
    for text in ('a,"b', '"a"b,c'):
        try:
            print(list(read_csv(text)))
        except CsvError as error:
            print("bad CSV:", error)
    print(list(read_csv("a;;\n;b;\nlast;\"\";x", ";")))


main()

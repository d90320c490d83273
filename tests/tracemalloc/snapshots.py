# Snapshots that are made by hand: groups, differences, filters, texts, files.
import os
import tracemalloc
from tracemalloc import DomainFilter, Filter, Frame, Snapshot, Statistic, StatisticDiff, Trace, Traceback

RAW = [
    (0, 10, (("a.py", 2), ("b.py", 4)), 3),
    (0, 10, (("a.py", 2), ("b.py", 4)), 3),
    (1, 2, (("a.py", 5), ("b.py", 4)), 3),
    (2, 66, (("b.py", 1),), 1),
    (3, 70000, (("<unknown>", 0),), 1),
    (0, 9000000, (("lib/c.py", 9), ("a.py", 2), ("a.py", 2)), None),
]
OLD = RAW[1:4] + [(0, 500, (("gone.py", 1),), 1)]
now, before = Snapshot(RAW, 3), Snapshot(OLD, 3)
for key in "lineno", "filename", "traceback":
    for cumulative in False, True:
        try:
            for statistic in now.statistics(key, cumulative):
                print(statistic, repr(statistic), sep="\n")
            for statistic in now.compare_to(before, key, cumulative):
                print(statistic, repr(statistic), sep="\n")
        except ValueError as error:
            print(error)
for size in 0, 1, 99, 10239, 10240, 102399, 102400, 10485759, 10485760, 1 << 30, 1 << 40, 1 << 43:
    print(Statistic(Traceback((("f.py", 1),)), size, 1))
    print(StatisticDiff(Traceback((("f.py", 1),)), size, -size, 0, -1))
print(len(now.traces), now.traceback_limit, now.traces == before.traces, now.traces[2] in now.traces)
for trace, raw in zip(now.traces, RAW):
    print(trace, repr(trace), trace.domain, trace.size, trace.traceback, trace == Trace(raw), hash(trace) == hash(Trace(raw)))
print(now.traces[1:3], now.traces[-1].traceback[:2], now.traces[-1].traceback[-1])
one, two = Traceback((("a.py", 2), ("b.py", 4))), Traceback((("a.py", 2), ("b.py", 4)), 3)
print(one == two, one, repr(one), repr(two), two.total_nframe, len(one), one < Traceback((("c.py", 1),)), one >= two, one != 1)
print(Frame(("a.py", 2)), repr(Frame(("a.py", 2))), Frame(("a.py", 2)) in one, Frame(("a.py", 2)) < Frame(("b.py", 1)), one[0] == one[1])
filters = [
    [Filter(True, "a.py")],
    [Filter(False, "a.py")],
    [Filter(True, "a.py", 5)],
    [Filter(True, "b.py", all_frames=True)],
    [Filter(False, "b.py", all_frames=True)],
    [Filter(True, "*.py")],
    [Filter(True, "[ab].py"), Filter(False, "b.p?")],
    [Filter(True, "[!a]*")],
    [Filter(True, "lib/*")],
    [Filter(True, "a.py", domain=1)],
    [Filter(False, "a.py", domain=1)],
    [DomainFilter(True, 0)],
    [DomainFilter(False, 0)],
    [DomainFilter(True, 2), Filter(True, "a.py")],
    [],
    (Filter(True, "<unknown>"),),
]
for chosen in filters:
    print([trace.size for trace in now.filter_traces(chosen).traces])
print(Filter(True, "x.pyc").filename_pattern, Filter(True, "x", 3).lineno, DomainFilter(True, 4).domain, Filter(0, "x").inclusive)
try:
    now.filter_traces(Filter(True, "a"))
except TypeError as error:
    print(error)
try:
    now.statistics("line")
except ValueError as error:
    print(error)
name = "build/tracemalloc_snapshot_%d" % id(now)
now.dump(name)
again = Snapshot.load(name)
os.unlink(name)
print(sorted(map(str, again.traces)) == sorted(map(str, now.traces)), again.traceback_limit, again.traces[0].traceback == one)

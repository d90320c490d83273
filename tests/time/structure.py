# struct_time: a tuple with names, which time's functions take and give.
import time

t = time.gmtime(1709251199)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, t.tm_wday, t.tm_yday, t.tm_isdst)
print(isinstance(t, tuple), type(t).__name__, type(t) is time.struct_time, t[:6], t[2], t.index(2024), t.count(29))
print(t == tuple(t), hash(t) == hash(tuple(t)), t < (2025,), {t: 1}[tuple(t)], 2024 in t, (1,) + t[:2], "%d-%d" % t[:2])
print(time.struct_time(t) == t, time.struct_time((2024, 1, 2, 3, 4, 5, 1, 2, -1)).tm_isdst)
for wrong in ((1, 2, 3), 5, range(7)):
    try:
        print(time.struct_time(wrong))
    except TypeError:
        print("TypeError")
for action in (lambda: t.tm_nothing, lambda: setattr(t, "tm_year", 1), lambda: time.mktime((1, 2)), lambda: time.nothing):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__)
print(time.perf_counter_ns() <= time.perf_counter_ns(), time.monotonic_ns() > 0, time.process_time() >= 0, type(time.time_ns()))

# localtime() has eight items, as MicroPython's: programs unpack them. tm_isdst is an attribute besides. CPython has nine items.
import time

for t in (time.localtime(0), time.gmtime(0), time.struct_time((2024, 2, 3, 4, 5, 6, 5, 34, 1))):
    year, month, day, hour, minute, second, weekday, yearday = t
    print(len(t), t, t.tm_isdst, time.mktime(t) == time.mktime(tuple(t) + (0,)))
    try:
        print(t[8])
    except IndexError as error:
        print(error)
print(time.struct_time(range(8)).tm_isdst)
try:
    time.struct_time(range(10))
except TypeError as error:
    print(error)

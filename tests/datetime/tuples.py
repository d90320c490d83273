# timetuple(), utctimetuple() and strftime() agree with time's.
import time
from datetime import date, datetime, timedelta, timezone, time as clock

for d in (date(2024, 2, 29), datetime(2024, 12, 31, 23, 59, 58, 5), datetime(1999, 1, 3, 1, 2, tzinfo=timezone(timedelta(hours=5, minutes=30)))):
    t = d.timetuple()
    print(type(t).__name__, t[:8], t.tm_isdst, t.tm_yday, d.strftime("%c") == time.strftime("%c", t))
    print(d.strftime("%a %d %b %Y, %H:%M:%S.%f %z %Z %G-W%V-%u %j"), tuple(d.isocalendar()))
print(d.utctimetuple()[:8], d.utctimetuple().tm_isdst, datetime(2024, 1, 1).utctimetuple()[:8])
print(clock(1, 2, 3, 4).strftime("%H %M %S %f %Y %j %p"), time.mktime(datetime(2024, 5, 6).timetuple()) == datetime(2024, 5, 6).timestamp())
print(repr(datetime.strptime("2024-05-06 07:08:09.5 -0330", "%Y-%m-%d %H:%M:%S.%f %z")), datetime.strptime("6 May 2024", "%d %B %Y"))
print(datetime.strptime("Z", "%z").tzinfo, datetime.strptime("2020 +01:02:03", "%Y %z").utcoffset())

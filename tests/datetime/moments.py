# datetime and timezone: arithmetic, zones, timestamps, parsing, text.
from datetime import datetime, date, time, timedelta, timezone, tzinfo, UTC
a = datetime(2024, 3, 1, 12, 30, 45, 123456)
print(a, repr(a), a.date(), a.time(), a.isoformat(), a.isoformat(" ", "seconds"), repr(datetime(2024, 3, 1)), repr(datetime(2024, 1, 1, 1, 1, 1)))
print(a + timedelta(hours=12), a - timedelta(days=1, microseconds=1), a - datetime(2024, 2, 28), a.replace(minute=0, microsecond=0), a.weekday(), a.timetuple()[:8])
print(a < datetime(2025, 1, 1), a == datetime(2024, 3, 1, 12, 30, 45, 123456), a == date(2024, 3, 1), datetime.combine(date(2020, 1, 2), time(3, 4)), a.ctime())
print(a.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %y %j|%c|%x|%X|%z%Z|"), f"{a:%B %d}", a.toordinal())
plus = timezone(timedelta(hours=5, minutes=30))
minus = timezone(timedelta(hours=-3), "BRT")
b = datetime(2024, 3, 1, 12, tzinfo=timezone.utc)
c = b.astimezone(plus)
print(b, c, b == c, c - b, c.utcoffset(), c.tzname(), repr(c), plus, minus, repr(minus), timezone.utc, repr(timezone.utc), UTC is timezone.utc)
print(b.astimezone(minus), b.astimezone(minus).strftime("%z %Z"), datetime.fromtimestamp(1e9, timezone.utc), datetime.fromtimestamp(0.5, plus), b.isoformat())
print(datetime.utcfromtimestamp(1234567890), datetime.utcfromtimestamp(-1), hash(b) == hash(c), b.timetz(), c.dst(), b > c - timedelta(1))
for text in ("2024-01-02", "2024-01-02T03:04", "2024-01-02 03:04:05.678", "2024-01-02T03:04:05+01:30", "2024-01-02T03:04:05Z"):
    print(datetime.fromisoformat(text))
for text, form in (("2024-02-03 04:05:06", "%Y-%m-%d %H:%M:%S"), ("3 Feb 24, 1:05 PM", "%d %b %y, %I:%M %p"), ("Monday, January 5 1998", "%A, %B %d %Y"),
                   ("12:00:00.5 +0200", "%H:%M:%S.%f %z"), ("2024 060", "%Y %j"), ("100%", "%H0%%")):
    print(datetime.strptime(text, form))
def fails(f):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
fails(lambda: a - b)
fails(lambda: a < b)
print(a == b)
fails(lambda: datetime(2024, 1, 1, 25))
fails(lambda: datetime.strptime("2024", "%Y-%m"))
fails(lambda: datetime.strptime("2024-01-01x", "%Y-%m-%d"))
fails(lambda: timezone(timedelta(days=1)))
fails(lambda: timezone(5))
fails(lambda: datetime.fromisoformat("yesterday"))
fails(lambda: datetime.max + timedelta(1))
class Zone(tzinfo):
    def utcoffset(self, dt):
        return timedelta(hours=1 + (dt.month > 6))
    def tzname(self, dt):
        return "Z" + str(dt.month)
    def dst(self, dt):
        return timedelta(0)
s = datetime(2024, 7, 1, tzinfo=Zone())
print(s, s.tzname(), s.replace(month=1), s.replace(month=1).tzname(), s - s.replace(month=1))
class Sub(datetime):
    pass
print(type(Sub(2024, 1, 1) + timedelta(1)).__name__, abs(datetime.now() - datetime.now()) < timedelta(hours=1), isinstance(a, date))

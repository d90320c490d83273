# date and time: fields, ordinals, weeks, arithmetic, text, errors.
from datetime import date, time, timedelta, timezone, MINYEAR, MAXYEAR
d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.toordinal(), d.weekday(), d.isoweekday(), d.isoformat(), tuple(d.isocalendar()), d.ctime())
print(date.fromordinal(738945), date.fromordinal(1), date.fromordinal(3652059), date.fromisoformat("1999-12-31"), date.fromisocalendar(2020, 53, 5))
print([tuple(date(y, 1, 1).isocalendar()) for y in (2015, 2016, 2017, 2021)], [date(2023, 12, 31 - i).isocalendar()[1] for i in range(0, 28, 7)])
print(d + timedelta(1), d - timedelta(60), timedelta(366) + d, date(2025, 1, 1) - d, d < date(2024, 3, 1), d == date(2024, 2, 29), max(d, date(2020, 1, 1)))
print(d.replace(year=2020), d.replace(day=1), {d: 1}[date(2024, 2, 29)], f"{d:%d.%m.%y}", d.strftime("%A %a %B %b %j %U %W %w %Y-%m-%d %%"), d.timetuple()[:8])
print([date.fromordinal(date(y, 12, 31).toordinal() + 1) for y in (1900, 1999, 2000, 2023, 4)], date.min, date.max, MINYEAR, MAXYEAR)
n = date(1999, 12, 28)
print([str(n + timedelta(i)) for i in range(6)], all(date.fromordinal(i).toordinal() == i for i in range(1, 800000, 997)))
t = time(13, 5, 7, 90)
print(t, repr(t), time(), repr(time(1)), time(1, 2), t.isoformat("minutes"), t.isoformat("milliseconds"), t.replace(hour=1), t.strftime("%I:%M %p %f"), t < time(14))
print(time.fromisoformat("04:23:01.5"), time.fromisoformat("04:23"), time.fromisoformat("04:23:01+02:00"), time(1, tzinfo=timezone.utc), time(0) == time(0, 0), bool(time(0)))
def fails(f):
    try:
        f()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
fails(lambda: date(2023, 2, 29))
fails(lambda: date(2023, 13, 1))
fails(lambda: date(0, 1, 1))
fails(lambda: date(2023, 1, "a"))
fails(lambda: date.fromisoformat("2023/01/01"))
fails(lambda: date.max + timedelta(1))
fails(lambda: time(24))
fails(lambda: time(1, 60))

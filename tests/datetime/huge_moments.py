# faults: wrap, long, lie
# Dates and durations beyond the calendar, and time zones that answer nonsense.
from datetime import date, datetime, time, timedelta, timezone, tzinfo

BIG = (1 << 31, 1 << 63, 1 << 64, -(1 << 64), 10 ** 40)
for n in BIG:
    for call in (lambda: date(n, 1, 1), lambda: date(2000, n, 1), lambda: date(2000, 1, n), lambda: datetime(2000, 1, 1, n), lambda: time(n), lambda: timedelta(n),
                 lambda: timedelta(0, 0, 0, n * 10 ** 12), lambda: timedelta(1) * n, lambda: date.fromordinal(n), lambda: datetime.fromtimestamp(n),
                 lambda: date(2000, 1, 1) + timedelta(999999999), lambda: datetime.max + timedelta(0, 1), lambda: datetime.min - timedelta(1),
                 lambda: timedelta.max + timedelta(1), lambda: timezone(timedelta(n % 9 + 1)), lambda: date.max.replace(year=n)):
        try:
            call()
            print('made', n)
        except (OverflowError, ValueError, OSError):
            pass


class Zone(tzinfo):
    def __init__(self, answer):
        self.answer = answer

    def utcoffset(self, dt):
        return self.answer

    tzname = dst = utcoffset


for answer in (None, 5, 'x', timedelta(1), timedelta(-2), timedelta(0, 60)):
    moment = datetime(2000, 1, 1, tzinfo=Zone(answer))
    row = []
    for call in (moment.utcoffset, lambda: str(moment), lambda: moment - datetime(2000, 1, 1, tzinfo=timezone.utc), lambda: moment.astimezone(timezone.utc)):
        try:
            row.append(str(call()))
        except (TypeError, ValueError):
            row.append('refused')
    print(row)

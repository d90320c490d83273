# SPDX-License-Identifier: MIT
"""Dates and times of the proleptic Gregorian calendar. A timedelta is kept as one number of microseconds, a date as
one of days."""
from time import localtime, time as _now

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400 * 1000000
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def __getattr__(name):
    if name == "UTC":
        return timezone.utc
    raise AttributeError(f"module 'datetime' has no attribute '{name}'")


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _to_ordinal(year, month, day):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400 + _BEFORE_MONTH[month] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while month < 12 and n >= _BEFORE_MONTH[month + 1] + (month > 1 and _is_leap(year)):
        month += 1
    return year, month, n - _BEFORE_MONTH[month] - (month > 2 and _is_leap(year)) + 1


def _check(value, low, high, name):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not low <= value <= high:
        raise ValueError(f"year {value} is out of range" if name == "year" else f"{name} must be in {low}..{high}")


def _offset_text(offset, between=":"):
    """+HH:MM, with seconds if there are any."""
    if offset is None:
        return ""
    n, sign = offset._us, "+"
    if n < 0:
        n, sign = -n, "-"
    seconds, us = divmod(n, 1000000)
    text = f"{sign}{seconds // 3600:02d}{between}{seconds // 60 % 60:02d}"
    if seconds % 60 or us:
        text += f"{between}{seconds % 60:02d}"
    return text + (f".{us:06d}" if us else "")


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        us, rest = 0, 0.0
        for value, unit in ((weeks, 7 * _DAY), (days, _DAY), (hours, 3600000000), (minutes, 60000000),
                            (seconds, 1000000), (milliseconds, 1000), (microseconds, 1)):
            if isinstance(value, float):
                whole = int(value)
                us += whole * unit
                rest += (value - whole) * unit
            elif isinstance(value, int):
                us += value * unit
            else:
                raise TypeError(f"unsupported type for timedelta component: {type(value).__name__}")
        self._us = us + round(rest)
        if not -999999999 <= self._us // _DAY <= 999999999:
            raise OverflowError(f"days={self._us // _DAY}; must have magnitude <= 999999999")

    @property
    def days(self):
        return self._us // _DAY

    @property
    def seconds(self):
        return self._us % _DAY // 1000000

    @property
    def microseconds(self):
        return self._us % 1000000

    def total_seconds(self):
        return self._us / 1000000

    def __repr__(self):
        parts = [f"{name}={getattr(self, name)}" for name in ("days", "seconds", "microseconds") if getattr(self, name)]
        return f"datetime.timedelta({', '.join(parts) or 0})"

    def __str__(self):
        seconds = self.seconds
        text = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else "")

    def __hash__(self):
        return hash(self._us)

    def __bool__(self):
        return self._us != 0

    def __neg__(self):
        return _delta(-self._us)

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(self._us))

    def __add__(self, other):
        return _delta(self._us + other._us) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return _delta(self._us - other._us) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return _delta(other._us - self._us) if isinstance(other, timedelta) else NotImplemented

    def __mul__(self, other):
        return _delta(round(self._us * other)) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._us / other._us
        if isinstance(other, int):  # exact, half to even
            n, rest = divmod(self._us, other)
            rest *= 2
            return _delta(n + (rest > other if other > 0 else rest < other) + (rest == other and n % 2))
        return _delta(round(self._us / other)) if isinstance(other, float) else NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._us // other._us
        return _delta(self._us // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _delta(self._us % other._us) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return self._us == other._us if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._us < other._us if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._us <= other._us if isinstance(other, timedelta) else NotImplemented


def _delta(us):
    return timedelta(0, 0, us)


timedelta.resolution = _delta(1)
timedelta.max = _delta(10 ** 9 * _DAY - 1)
timedelta.min = _delta(-999999999 * _DAY)


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + dt.utcoffset()


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -_DAY < offset._us < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + (_offset_text(self._offset) if self._offset else "")

    __str__ = lambda self: self.tzname(None)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def fromutc(self, dt):
        return dt + self._offset


timezone.utc = timezone(timedelta(0))


class date:
    def __init__(self, year, month, day):
        self._set_date(year, month, day)

    def _set_date(self, year, month, day):
        _check(year, MINYEAR, MAXYEAR, "year")
        _check(month, 1, 12, "month")
        _check(day, 1, 31, "day")
        if day > _days_in_month(year, month):
            raise ValueError("day is out of range for month")
        self.year, self.month, self.day = year, month, day

    @classmethod
    def fromordinal(cls, n):
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*localtime(int(timestamp // 1))[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_now())

    @classmethod
    def fromisoformat(cls, text):
        if len(text) != 10 or text[4] != "-" or text[7] != "-":
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(int(text[:4]), int(text[5:7]), int(text[8:]))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls.fromordinal(_first_week(year) + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _to_ordinal(self.year, self.month, self.day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        from collections import namedtuple
        year, n = self.year, self.toordinal()
        for y in (year + 1, year, year - 1):
            if n >= _first_week(y):
                break
        week, day = divmod(n - _first_week(y), 7)
        return namedtuple("IsoCalendarDate", "year week weekday", module="datetime")(y, week + 1, day + 1)


    def timetuple(self):
        return self._struct(0, 0, 0, -1)

    def _struct(self, hour, minute, second, isdst):
        from time import struct_time
        n = self.toordinal()
        return struct_time((self.year, self.month, self.day, hour, minute, second, (n + 6) % 7,
                            n - _to_ordinal(self.year, 1, 1) + 1, isdst))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self.year if year is None else year, self.month if month is None else month,
                          self.day if day is None else day)

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def strftime(self, format):
        from _time import _format
        return _format(format, self.timetuple(), 0)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __hash__(self):
        return hash(self.toordinal())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _compare(self, other):
        """The difference, or None of what cannot be compared."""
        if isinstance(other, date) and not isinstance(other, datetime):
            return self.toordinal() - other.toordinal()
        return None

    def __eq__(self, other):
        n = self._compare(other)
        return NotImplemented if n is None else n == 0

    def __lt__(self, other):
        n = self._compare(other)
        return NotImplemented if n is None else n < 0

    def __le__(self, other):
        n = self._compare(other)
        return NotImplemented if n is None else n <= 0


def _first_week(year):
    """The Monday of the week that has the year's first Thursday."""
    n = _to_ordinal(year, 1, 1)
    return n - (n + 6) % 7 + (7 if (n + 6) % 7 > 3 else 0)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(1)


class _Clock:
    """What time and datetime share: hour to fold."""

    def _set_time(self, hour, minute, second, microsecond, tzinfo, fold):
        _check(hour, 0, 23, "hour")
        _check(minute, 0, 59, "minute")
        _check(second, 0, 59, "second")
        _check(microsecond, 0, 999999, "microsecond")
        if tzinfo is not None and not isinstance(tzinfo, globals()["tzinfo"]):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tzinfo).__name__}'")
        self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
        self.tzinfo, self.fold = tzinfo, fold

    def _us(self):
        return ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond

    def utcoffset(self):
        offset = None if self.tzinfo is None else self.tzinfo.utcoffset(self._zone_time())
        if offset is not None:
            if not isinstance(offset, timedelta):
                raise TypeError("tzinfo.utcoffset() must return None or a timedelta, "
                                f"not '{type(offset).__name__}'")
            if not -_DAY < offset._us < _DAY:
                raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                                 "timedelta(hours=24).")
        return offset

    def tzname(self):
        return None if self.tzinfo is None else self.tzinfo.tzname(self._zone_time())

    def dst(self):
        return None if self.tzinfo is None else self.tzinfo.dst(self._zone_time())

    def _strftime(self, spec, t):
        from _time import _format
        return _format(spec, t, self.microsecond, _offset_text(self.utcoffset(), ""), self.tzname() or "")

    def _clock_text(self, spec):
        text = f"{self.hour:02d}:{self.minute:02d}:{self.second:02d}"
        if spec == "auto":
            text += f".{self.microsecond:06d}" if self.microsecond else ""
        elif spec == "hours":
            text = text[:2]
        elif spec == "minutes":
            text = text[:5]
        elif spec == "milliseconds":
            text += f".{self.microsecond // 1000:03d}"
        elif spec == "microseconds":
            text += f".{self.microsecond:06d}"
        elif spec != "seconds":
            raise ValueError("Unknown timespec value")
        return text + _offset_text(self.utcoffset())

    def _clock_repr(self, parts):
        if self.microsecond:
            parts += [self.second, self.microsecond]
        elif self.second:
            parts += [self.second]
        texts = [str(n) for n in parts]
        if self.tzinfo is not None:
            texts.append(f"tzinfo={self.tzinfo!r}")
        if self.fold:
            texts.append("fold=1")
        return f"datetime.{type(self).__name__}({', '.join(texts)})"

    def _fields(self, names, changes):
        for name in names:
            if name not in changes:
                changes[name] = getattr(self, name)
        return type(self)(**changes)


def _parse_clock(text):
    """hour, minute, second, microsecond and zone of HH[:MM[:SS[.ffffff]]][+HH:MM]."""
    zone = None
    for sign in "+-Z":
        at = text.find(sign)
        if at > 0:
            rest, text = text[at + 1:], text[:at]
            if sign == "Z":
                zone = timezone.utc
                break
            h, m, s, us, _ = _parse_clock(rest)
            offset = timedelta(0, s, us, 0, m, h)
            zone = timezone(offset if sign == "+" else -offset) if offset else timezone.utc
            break
    text, _, fraction = text.replace(",", ".").partition(".")
    parts = text.split(":") if ":" in text else [text[i:i + 2] for i in range(0, len(text), 2)]
    if len(parts) > 3 or any([len(part) != 2 or not part.isdigit() for part in parts]) or fraction and not fraction.isdigit():
        raise ValueError
    numbers = [int(part) for part in parts] + [0, 0]
    return numbers[0], numbers[1], numbers[2], int((fraction + "000000")[:6]), zone


class time(_Clock):
    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self._set_time(hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def fromisoformat(cls, text):
        try:
            return cls(*_parse_clock(text[1:] if text[:1] == "T" else text))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    def _zone_time(self):
        return None

    def isoformat(self, timespec="auto"):
        return self._clock_text(timespec)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return self._clock_repr([self.hour, self.minute])

    def strftime(self, format):
        return self._strftime(format, (1900, 1, 1, self.hour, self.minute, self.second, 0, 1))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, **changes):
        return self._fields(("hour", "minute", "second", "microsecond", "tzinfo", "fold"), changes)

    def _key(self):
        offset = self.utcoffset()
        return offset is None, self._us() - (offset._us if offset else 0)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def _compare(self, other):
        a, b = self._key(), other._key()
        if a[0] != b[0]:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return a[1] - b[1]

    def __lt__(self, other):
        return self._compare(other) < 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._compare(other) <= 0 if isinstance(other, time) else NotImplemented


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta.resolution


class datetime(date, _Clock):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self._set_date(year, month, day)
        self._set_time(hour, minute, second, microsecond, tzinfo, fold)

    @classmethod
    def _of(cls, us, tzinfo=None):
        """From microseconds since the beginning of year 1, less a day."""
        days, us = divmod(us, _DAY)
        if not 0 < days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, us = divmod(us, 1000000)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tzinfo)

    def _total(self):
        return self.toordinal() * _DAY + self._us()

    def _utc(self):
        offset = self.utcoffset()
        return self._total() - (offset._us if offset else 0)

    def _zone_time(self):
        return self

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_now(), tz)

    today = now

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_now())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        if tz is not None:
            return tz.fromutc(cls.utcfromtimestamp(timestamp).replace(tzinfo=tz))
        whole, us = cls._split(timestamp)
        return cls(*localtime(whole)[:6], us)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        whole, us = cls._split(timestamp)
        return cls._of(719163 * _DAY + whole * 1000000 + us)

    @staticmethod
    def _split(timestamp):
        whole = int(timestamp // 1)
        us = round((timestamp - whole) * 1000000)
        return (whole + 1, 0) if us == 1000000 else (whole, us)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                   time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text):
        try:
            day = date.fromisoformat(text[:10])
            clock = _parse_clock(text[11:]) if len(text) > 10 else ()
            return cls(day.year, day.month, day.day, *clock)
        except ValueError as error:
            if "must be in" in str(error) or "out of range" in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format):
        from _time import _parse
        t, us, offset = _parse(text, format)
        return cls(*t[:6], us, None if offset is None else timezone(timedelta(0, offset)) if offset else timezone.utc)

    def date(self):
        return date(self.year, self.month, self.day)

    def time(self):
        return time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

    def timetz(self):
        return time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

    def timestamp(self):
        if self.tzinfo is None:
            from time import mktime
            seconds = mktime((self.year, self.month, self.day, self.hour, self.minute, self.second, 0, 0, -1))
            return seconds + self.microsecond / 1000000
        return (self._utc() - 719163 * _DAY) / 1000000

    def timetuple(self):
        dst = self.dst()
        return self._struct(self.hour, self.minute, self.second, -1 if dst is None else int(bool(dst)))

    def utctimetuple(self):
        utc = datetime._of(self._utc())
        return utc._struct(utc.hour, utc.minute, utc.second, 0)

    def astimezone(self, tz=None):
        if self.tzinfo is None or tz is None:
            raise ValueError("astimezone() needs a time zone on both sides here")
        return tz.fromutc(datetime._of(self._utc(), tz))

    def replace(self, **changes):
        return self._fields(("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"), changes)

    def isoformat(self, sep="T", timespec="auto"):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}{sep}{self._clock_text(timespec)}"

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return self._clock_repr([self.year, self.month, self.day, self.hour, self.minute])

    def strftime(self, format):
        return self._strftime(format, self.timetuple())

    def __hash__(self):
        return hash(self._utc())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + other._us, self.tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        return _delta(self._less(other, "subtract")) if isinstance(other, datetime) else NotImplemented

    def _less(self, other, word):
        """The difference in microseconds; of one zone it is that of the clocks."""
        if self.tzinfo is other.tzinfo:
            return self._total() - other._total()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError(f"can't {word} offset-naive and offset-aware datetimes")
        return self._utc() - other._utc()

    def _compare(self, other):
        return self._less(other, "compare") if isinstance(other, datetime) else None

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._less(other, "compare") == 0


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution

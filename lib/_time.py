# SPDX-License-Identifier: MIT
"""Dates as text: what datetime shares with time, which finds the public part here when it is asked for. A time is a
sequence of eight or nine numbers, as struct_time has them."""
from time import gmtime, localtime, mktime, struct_time

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_COMPOSED = {"c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d",
             "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p"}


def _iso(year, weekday, yday):
    """Year and week as ISO 8601 counts them: weeks belong to the year of their Thursday."""
    def weeks(y):
        last = [(x + x // 4 - x // 100 + x // 400) % 7 for x in (y, y - 1)]  # the weekday of December 31
        return 53 if last[0] == 4 or last[1] == 3 else 52
    week = (yday - weekday + 9) // 7
    if week < 1:
        return year - 1, weeks(year - 1)
    return (year + 1, 1) if week > weeks(year) else (year, week)


# ---- to text ----

def _format(spec, t, us=None, offset="", name=""):
    """strftime of a time, its microseconds, if it has any, and the texts of its zone."""
    year, month, day, hour, minute, second, weekday, yday = t[:8]
    week = _iso(year, weekday, yday)
    numbers = {"Y": (year, 1), "m": (month, 2), "d": (day, 2), "H": (hour, 2), "M": (minute, 2), "S": (second, 2),
               "j": (yday, 3), "y": (year % 100, 2), "I": (hour % 12 or 12, 2), "w": ((weekday + 1) % 7, 1),
               "u": (weekday + 1, 1), "U": ((yday + 6 - (weekday + 1) % 7) // 7, 2), "C": (year // 100, 2),
               "W": ((yday + 6 - weekday) // 7, 2), "G": (week[0], 1), "g": (week[0] % 100, 2), "V": (week[1], 2)}
    if us is not None:
        numbers["f"] = us, 6
    months, days = _MONTHS.split()[month - 1], _DAYS.split()[weekday]
    texts = {"a": days[:3], "A": days, "b": months[:3], "h": months[:3], "B": months, "p": "AM" if hour < 12 else "PM",
             "e": f"{day:2d}", "%": "%", "n": "\n", "t": "\t", "z": offset, "Z": name}

    def one(spec):
        result = []
        i = spec.find("%")
        while 0 <= i < len(spec) - 1:
            result.append(spec[:i])
            c = spec[i + 1]
            if c in numbers:
                n, width = numbers[c]
                result.append(f"{n:0{width}d}")
            else:
                result.append(texts[c] if c in texts else one(_COMPOSED[c]) if c in _COMPOSED else "%" + c)
            spec = spec[i + 2:]
            i = spec.find("%")
        return "".join(result) + spec

    return one(spec)


def strftime(format, t=None):
    t = list(struct_time(localtime() if t is None else t))
    for i, name, low, high in ((1, "month", 0, 12), (2, "day of month", 0, 31), (3, "hour", 0, 23), (4, "minute", 0, 59),
                               (5, "seconds", 0, 61), (6, "day of week", -1, t[6]), (7, "day of year", 0, 366)):
        if not low <= t[i] <= high:
            raise ValueError(f"{name} out of range")
    t[1], t[2], t[6], t[7] = t[1] or 1, t[2] or 1, t[6] % 7, t[7] or 1
    seconds = int(mktime(t))
    minutes = (seconds - int(mktime(gmtime(seconds)))) // 60
    offset = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
    return _format(format, t, None, offset, "" if minutes else "UTC")


def asctime(t=None):
    return strftime("%a %b %e %H:%M:%S %Y", t)


def ctime(secs=None):
    return asctime(localtime(secs))


# ---- from text ----

def _zone(text):
    """Seconds east of UTC of Z or +HH[:]MM[[:]SS]; None: it is no such text."""
    if text == "Z":
        return 0
    digits = text[1:].replace(":", "")
    if len(digits) not in (4, 6) or not digits.isdigit() or digits[2] > "5":
        return None
    n = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:] or 0)
    return -n if text[0] == "-" else n


def _take(c, text, found):
    """How much of the text the directive takes, which goes to `found`; 0: it is none of that kind."""
    size = 0
    if c in "YmdHMSfjyIwu":
        if c == "d" and text[:1] == " ":
            return text[1:2].isdigit() and 1 + _take("d", text[1:2], found)
        while size < {"Y": 4, "f": 6, "j": 3, "w": 1, "u": 1}.get(c, 2) and text[size:size + 1].isdigit():
            size += 1
        number = int(text[:size] or -1)
        low, high = {"Y": (1, 9999), "m": (1, 12), "d": (1, 31), "H": (0, 23), "I": (1, 12), "M": (0, 59), "S": (0, 61),
                     "j": (1, 366), "w": (0, 6), "u": (1, 7)}.get(c, (0, 999999))
        found[c] = number * 10 ** (6 - size) if c == "f" else number
        return size if low <= number <= high and (c != "Y" or size == 4) else 0
    if c in "aAbBh":
        for k, word in enumerate((_DAYS if c in "aA" else _MONTHS).lower().split()):
            if c not in "AB":
                word = word[:3]
            if text.lower().startswith(word):
                if c in "bBh":
                    found["m"] = k + 1
                return len(word)
        return 0
    if c == "z":
        size = 1
        while text[0:1] != "Z" and text[size:size + 1] and text[size] in "0123456789:":
            size += 1
        found[c] = _zone(text[:size])
        return 0 if found[c] is None else size
    if c in "pZ%":
        size = {"p": 2, "Z": 3, "%": 1}[c]
        found[c] = text[:size].upper()
        return size if found[c] in ("AM", "PM", "UTC", "GMT", "%") and len(found[c]) == size else 0
    return None


def _parse(text, format):
    """strptime: a time of nine items, microseconds, seconds east of UTC or None."""
    found = {"Y": 1900, "m": 1, "d": 1, "H": 0, "M": 0, "S": 0, "f": 0}
    left, at = format, 0
    while left:
        c, left = left[0], left[1:]
        if c.isspace():
            while text[at:at + 1].isspace():
                at += 1
            continue
        if c != "%":
            size = text[at:at + 1].lower() == c.lower()
        else:
            c, left = left[:1], left[1:]
            if c in _COMPOSED:
                left = _COMPOSED[c] + left
                continue
            size = _take("d" if c == "e" else c, text[at:], found) if c else None
            if size is None:
                raise ValueError(f"{c!r} is a bad directive in format {format!r}" if c else f"stray % in format {format!r}")
        if not size:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        at += size
    if at < len(text):
        raise ValueError(f"unconverted data remains: {text[at:]}")
    year, month, day, hour = found["Y"], found["m"], found["d"], found["H"]
    if "y" in found:
        year = found["y"] + (2000 if found["y"] < 69 else 1900)
    if "I" in found:
        hour = found["I"] % 12 + (12 if found.get("p") == "PM" else 0)
    if "j" in found:
        month, day = 1, found["j"]
    t = localtime(mktime((year, month, day, 12, 0, 0, 0, 0)))
    if t[1] != month and "j" not in found:
        raise ValueError("day is out of range for month")
    t = t[:3] + (hour, found["M"], found["S"], t[6], t[7], -("Z" not in found))
    return t, found["f"], found.get("z")


def strptime(text, format="%a %b %d %H:%M:%S %Y"):
    return struct_time(_parse(text, format)[0])

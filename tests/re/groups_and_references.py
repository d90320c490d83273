# re: groups, named groups, back references, conditions, what a match knows.
import re

m = re.match(r"(?P<year>\d+)-(?P<month>\d+)(-(\d+))?", "2024-05 rest")
print(m, m.group(), m.group(0), m.group(1, 2, 3), m["month"], m.group("year", "month"), m.groups(), m.groups("x"))
print(m.groupdict(), m.start(), m.end(), m.span(2), m.start("month"), m.span(3), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup, m.string)
print(m.re.pattern, m.re.groups, dict(m.re.groupindex), m.re.flags, bool(m), m.expand(r"\2/\g<year>/\g<3>|\\\n"))
for key in (9, -1, "day", None, 1.5):
    try:
        print(m[key])
    except IndexError as error:
        print(repr(key), error)
print(re.findall(r"(\w)\1", "aabbcd"), re.findall(r"(?P<q>['\"]).*?(?P=q)", "'a\"b' \"c'd\""), re.search(r"(a)?(b)?(?(1)x|y)", "by").groups())
print(re.findall(r"(<)?\w+(?(1)>|!)", "<a> b! <c!"), re.match(r"(a(b)?)+", "aba").groups(), re.match(r"(?:(a)|b)*", "ab").groups())
print(re.match(r"((a)|(b))*", "ab").groups(), re.match("(a)(b(c))", "abc").lastindex, re.match("(a)|b", "b").lastindex, re.match("((a))", "a").lastindex)
print(re.match(r"(?i)(ab)\1", "abAB").group(), re.match(r"(\w+) \1$", "ab ab"), re.match(r"()\1", "").span(), re.match(r"(a)?\1", "b"))
print(re.match("(" + ")(".join("abcdefghijkl") + r")\12\011", "abcdefghijkll\t").lastindex)

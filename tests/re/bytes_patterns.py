# re: patterns of bytes over bytes, bytearrays, memoryviews and arrays; escape().
import re
from array import array

p = re.compile(rb"(\w+)\s(\xff)?")
for subject in (b"ab \xffcd", bytearray(b"ab \xff"), memoryview(b"-ab ")[1:], array("b", b"ab ")):
    m = p.match(subject)
    print(m.groups(), m.span(), m.group(), type(m.string) is type(subject))
print(re.findall(b"[^a]", b"a\xe9\x80"), re.sub(b"a", b"<\\g<0>>", bytearray(b"banana")), re.split(b",", memoryview(b"a,b")), re.findall(rb"\w", b"a\xe9"), re.findall(rb"(?i)\xe9a", b"\xe9A\xc9a"))
print(p, m, re.sub(b"(?P<x>b)", lambda m: m["x"] * 2, b"abc"), re.compile(b"\xe2").search("\u20ac".encode()).span())
for function in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 5), lambda: re.match(b"a", None), lambda: re.sub("a", "b", b"a"), lambda: re.split(b"a", "a")):
    try:
        print(function())
    except TypeError as error:
        print(str(error).split(", got")[0])
print(re.escape("a.b*c d\n\u20ac-_#~&"), re.escape(b"a.b\xff\0"), re.escape(bytearray(b"(")), re.escape(""), re.match(re.escape("[x] \\ {2}?"), "[x] \\ {2}?").end())
text = "".join(map(chr, range(128)))
print(re.fullmatch(re.escape(text), text).end())

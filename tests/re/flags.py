# re: flags as arguments, at the beginning of a pattern and around a part of it.
import re

print(re.findall("a", "aAa", re.I), re.findall("^a", "a\na", re.M), re.findall("a$", "a\na", re.M), re.findall(".", "a\n", re.S), re.findall("a b", "ab", re.X))
print(re.findall("(?i)a", "aA"), re.findall("(?im)^a", "a\nA"), re.findall("(?i:a)b", "AbaB"), re.findall("(?i)a(?-i:b)", "AbAB"), re.findall("(?s-i:.a)", "\na"))
print(re.findall(r"\w", "a\u00e9_\u0661", re.A), re.findall(r"\w", "a\u00e9_\u0661") == list("a\u00e9_\u0661"), re.findall(r"(?a)\d", "1\u0661"), re.findall(r"(?a:\s)\s", "\u00a0\u00a0 \u00a0"))
print(re.findall("[a-z]", "aZ\u00e9", re.I), re.findall("[^a-z]", "aZ\u00e9", re.I) == ["\u00e9"], re.findall("[A-C]x", "ax", re.I), re.findall("\u00e9", "\u00c9", re.I) == ["\u00c9"], re.findall("\u00e9", "\u00c9", re.I | re.A))
print(re.findall("(a)\\1", "aA", re.I), re.findall("\u03c3", "\u03a3", re.I) == ["\u03a3"], re.findall("[\u0430-\u0432]", "\u0411", re.I) == ["\u0411"], re.findall(r"(?x) a [ ] \  b", "a  b"))
for pattern in ("a", "(?i)a", "(?x)a", "(?a)a", "(?ms)a", b"a", b"(?i)a"):
    print(re.compile(pattern), re.compile(pattern).flags)
print(re.compile("a", re.I | re.M | re.S | re.X | re.A), re.compile("a'\"").pattern, [int(f) for f in (re.A, re.I, re.L, re.M, re.S, re.U, re.X)])
print(int(re.IGNORECASE) == re.I, int(re.MULTILINE) == re.M, int(re.DOTALL) == re.S, int(re.VERBOSE) == re.X, int(re.ASCII) == re.A, re.purge())

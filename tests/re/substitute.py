# re.sub and subn: templates, functions, counts, empty matches, templates that are wrong.
import re

print(re.sub("a", "x", "banana"), re.sub("a", "x", "banana", 2), re.sub("a", "x", "banana", count=1), re.subn("a", "x", "banana"), re.sub("z", "x", "banana"))
print(re.sub(r"(\w+) (\w+)", r"\2 \1!", "one two"), re.sub(r"(?P<a>.)(b)?", r"[\g<a>\g<2>\g<0>]", "abc"), re.sub("x*", "-", "abxd"), re.sub("", ".", "ab"))
print(re.sub(".", lambda m: m.group().upper() + str(m.start()), "ab"), re.sub("b|(a)", lambda m: m[1], "ab"), re.sub("a", lambda m: "\\1", "a"), re.sub("a", r"\\1\n\t\.", "a"))
print(re.sub("(?:)", lambda m: "%d" % m.start(), "\u00e9\u20ac"), re.sub("a|b", "\u20ac", "a\u00e9b"), re.sub("(a)", r"\1\061\0\101", "a"), re.sub("a", "", "aaa"), re.sub("a", "b", "ba", -1))
text = "unchanged"
print(re.sub("z", "y", text) is text, re.compile("a").sub("b", "aa", count=1), re.compile("a").subn("b", "aa"))
for template in (r"\2", r"\g<2>", r"\g<x>", r"\g", r"\g<", r"\g<1", r"\g<>", r"\g<1x>", r"\g<->", "\\", r"\q", r"\400", r"\99", r"a\g<0>\3"):
    for string in ("a", ""):
        try:
            print(template, ascii(re.sub("(a)", template, string)))
        except (re.error, IndexError) as error:
            print(template, type(error).__name__, error)
for repl in (5, b"x", None, lambda m: 5, lambda m: b"x", lambda: "x", lambda m: 1 / 0):
    try:
        print(re.sub("a", repl, "ab"))
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__)

# re.split, findall, finditer, and the windows pos and endpos.
import re

print(re.split(r"\s*,\s*", "a , b,c"), re.split("(,)", "a,b,c"), re.split("(,)|;", "a,b;c"), re.split(",", "a,b,c", 1), re.split(",", "a,b", maxsplit=0), re.split("x*", "axbc"))
print(re.split("", "ab"), re.split("b", ""), re.split(r"\b", "a b"), re.split(",", "a,b", -1), re.split(",", ",,"))
print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("(a)", "banana"), re.findall("", "ab"), re.findall("a|", "ba"), re.findall("x", ""))
print([m.span() for m in re.finditer("a*", "baac")], [m.group(1) for m in re.finditer("(.)b", "abcb")], list(re.finditer("z", "abc")))
p = re.compile("a")
print(p.findall("banana", 2), p.findall("banana", 2, 4), [m.start() for m in p.finditer("banana", 1, 100)], p.search("banana", 2).span(), p.search("banana", -5).span(), p.match("banana", 1).pos)
print(p.match("banana", 1, 1), p.fullmatch("banana", 1, 2).span(), re.compile("^a").match("ba", 1), re.compile("^a", re.M).match("\na", 1).span(), re.compile("a$").match("ab", 0, 1).span())
print(re.compile(r"\bb").search("ab", 1), re.compile("(?<=a)b").search("ab", 1).span(), p.search("banana", endpos=1), p.search(string="banana", pos=4).span(), p.search("ban", 2, 1))
it = re.finditer("a", "aa")
print(next(it).span(), iter(it) is it, next(it).span(), next(it, "end"), next(it, "end"))
e = re.compile("\u20ac")
print([m.span() for m in e.finditer("\u00e9\u20aca\u20ac")], e.findall("\u20ac\u20ac\u20ac", 1, 2), e.search("\u00e9\u00e9\u20ac", 1).span(), e.match("\u00e9\u20ac\u00e9", 1, 2).endpos)

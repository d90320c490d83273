# re: matching does not recurse in C; what it may come back to lies in the heap, and memory may end (not so in CPython).
# heap: 256k
# stress: -X heapsize=256k
import re

print(re.match("(?:a|b)*c", "ab" * 500 + "c").end(), re.match("(a|b)*?c", "ab" * 300 + "c").end(), re.match(".*b", "a" * 20000 + "b" + "a" * 5000).end())
print(re.match("(?:a*?b?)*$", "a" * 500).end(), re.search("x*y", "x" * 300), re.fullmatch("(?:(?:a){1,2})+", "a" * 999).end(), re.match("(?:.(?=.))*", "a" * 500).end())
try:
    re.match("(?:a|b|(c))*d", "abc" * 20000)
    print("no error")
except MemoryError:
    print("MemoryError")
print(re.match("a+", "aaa").end(), len(re.findall("(a)|b", "ab" * 1000)), len(re.sub("(?:ab)+?", lambda m: m[0] * 2, "ab" * 1000)))
print(re.match("(a+)+$", "a" * 12 + "b"), re.match("(?:a?){12}a{12}", "a" * 12).end(), re.match("(?:(a)|(b)|(ab))*", "ab" * 100).groups())

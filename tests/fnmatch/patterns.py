# Every pattern against every name, and what filter() keeps.
import fnmatch
import re

names = ["", "a", "b", "ab", "abc", "a.py", "b.py", "a.pyc", "dir/a.py", "a\nb", "[", "]", "a]b", "^", "!", "-", "a-b", "\\", "a\\b",
         "*", "?", "(a)", "a+b", "$", "z", "ä.py", "A.PY", "a b", "{a}", "|", "b^"]
patterns = ["", "*", "?", "??", "a*", "*a", "*.py", "*.py?", "a?c", "[ab]", "[!ab]", "[^ab]", "[a-c]*", "[!a-c]*", "[]]", "[!]]", "a[]]b",
            "[", "[a", "a[", "[!", "[]", "*/a.py", "*b", "\\", "a\\b", "[\\]", "[*]", "[?]", "(a)", "a+b", "$", "*[^]*", "a**b", "{a}",
            "|", "*\n*", "[-]", "[a-]", "ä*", "[!^]"]
for pattern in patterns:
    print(repr(pattern), fnmatch.filter(names, pattern))
    for name in names:
        found = fnmatch.fnmatchcase(name, pattern)
        assert found == fnmatch.fnmatch(name, pattern) == bool(re.match(fnmatch.translate(pattern), name)), (pattern, name)
print(re.match(fnmatch.translate("*.txt"), "foobar.txt") is not None, fnmatch.filter([], "*"))
try:
    fnmatch.fnmatch(5, "*")
except TypeError as error:
    print("TypeError")

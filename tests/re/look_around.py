# re: lookahead and lookbehind, both ways, with groups inside and characters of several bytes.
import re

print(re.findall(r"\w+(?=!)", "a! b c!"), re.findall(r"\b\w+\b(?!!)", "a! b c!"), re.findall(r"(?<=\$)\d+", "$5 6 $77"), re.findall(r"(?<!\$)\b\d+", "$5 6 $77"))
print(re.search("(?=(a+))a*b", "aab").groups(), re.search("(?!(a)b)a", "ac").groups(), re.match("(?=a)(?=ab)(?!abc).", "abd").group())
print(re.findall("(?<=\u20ac)\\d", "\u20ac1\u00e92"), re.findall("(?<!\u00e9)\\d", "\u20ac1\u00e92"), re.search("(?<=a\u00e9\u20ac)x", "a\u00e9\u20acx").span())
print(re.search("(?<=ab|cd)e", "abe").span(), re.search("(?<=a.{2})e", "abce").span(), re.search("(?<=^a)b", "ab").span(), re.search("(?<=(a))b", "ab").groups())
print(re.search("(?<!a)b", "b").span(), re.search("(?<=a)b", "b"), re.search("(?<!ab)c", "bc").span(), re.sub("(?<=a)(?=b)", "-", "ab aab"))
print(re.findall(r"(?=(\d{3}))", "12345"), re.findall("(?:(?=a)a|b(?!a))+", "aabba"), re.match("(?!a*$)a*b", "aab").span(), re.match("(?>(?=ab)a)b", "ab").span())
print(re.match("(?:(?=(a))a)*b", "aab").groups(), re.split("(?=b)|(?<=c)", "abcabc"), re.findall("(?!)", "aa"), re.findall("(?=)", "ab"))

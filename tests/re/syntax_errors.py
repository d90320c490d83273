# re.error: message, position, line and column of what is no pattern.
import re

PATTERNS = ["*", "a**", "a*?+", "a+*", "?a", "^*", "$+", r"\b*", "(*a)", "|*", "a{2,1}", "a{1,2}{3}", "(", "a(b", "(a))", ")", "[", "[]", "[a", "[^]",
            "[z-a]", r"[\w-a]", r"[a-\d]", "a\\", r"\q", r"[\q]", r"\1", r"(a\1)", r"(a)\2", r"\8", r"[\8]", r"\777", r"\x1", r"\xg", r"\u12", r"\U00110000",
            "(?", "(?z)", "(?<a)", "(?<", "(?P", "(?Px)", "(?P<", "(?P<a", "(?P<>a)", "(?P<1>a)", "(?P<a b>c)", "(?P<a>x)(?P<a>y)", "(?P=a)", "(?P=", "(?P=a",
            "(?P<a>(?P=a))", "(?#abc", "a(?i)b", "(?i", "(?i:a", "(?-i)", "(?iz)", "(?i-", "(?i-:a)", "(?-:a)", "(?i-i:a)", "(?aL)", "(?<=a*)b", "(?<!a|bc)",
            "(?(1)a|b)", "(a)(?(1)b|c|d)", "(?(x)a)", "(?(", "(?(0)a)", "a\n(b", "\u00e9\u20ac(", "(?(3)a)(b)", "(?x) a  * + "]
for pattern in PATTERNS:
    try:
        re.compile(pattern)
        print(ascii(pattern), "compiled")
    except re.error as error:
        print(ascii(pattern), ascii(str(error)), error.pos, error.lineno, error.colno, ascii(error.msg), error.pattern == pattern)
for arguments in ((b"\\u1234",), (b"a", re.U), ("a", re.A | re.U), ("a", re.L), (5,), (re.compile("a"), re.I)):
    try:
        re.compile(*arguments)
    except (re.error, ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(re.error.__name__, re.error.__module__, re.error.__bases__)
try:
    re.compile("(" * 5000)
except (re.error, RecursionError, OverflowError) as error:
    print("refused")

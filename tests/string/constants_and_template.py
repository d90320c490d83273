# Constants, capwords, Template: names, braces, errors, safe_substitute.
import string
from string import Template, capwords
for name in "ascii_letters ascii_lowercase ascii_uppercase digits hexdigits octdigits punctuation whitespace printable".split():
    print(name, repr(getattr(string, name)))
print(capwords("hello  big WORLD"), capwords("a-b-c", "-"), repr(capwords("  x ")), capwords(""))
t = Template("$who owes ${amount}$$ to $other; $who_2 ${x}y")
print(t.substitute(who="A", amount=5, other=None, who_2="B", x=1), t.template, t.get_identifiers(), t.is_valid())
print(t.safe_substitute(who="A"), t.safe_substitute({"amount": 1}, other="C"))
print(t.substitute({"who": "m", "amount": 2, "other": 3, "who_2": 4, "x": 5}, who="keyword"))
for text in ("ends with $", "$1 wrong", "${open", "${}", "line\nand $ here", "$$", "", "plain", "$é"):
    t = Template(text)
    try:
        print(repr(t.substitute(a=1)))
    except ValueError as e:
        print(e, repr(t.safe_substitute()), t.is_valid())
try:
    Template("$missing").substitute()
except KeyError as e:
    print("KeyError", e)
class Percent(Template):
    delimiter = "%"
print(Percent("%a costs 100%%, $b").substitute(a="tea"))

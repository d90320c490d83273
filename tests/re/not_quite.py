# What looks like a quantifier or like flags of the whole, and is none.
import re


def show(pattern, text, flags=0):
    try:
        print(re.findall(pattern, text, flags))
    except (re.error, OverflowError) as error:
        print(type(error).__name__, error)


show("a{99999999999", "a{99999999999 aa")
show("a{1,99999999999b", "a{1,99999999999b aa")
show("a{99999999999,x}", "a{99999999999,x}")
show("(?i:a)(?s)b", "Ab")
show("(?i)(?s:a)(?m)b", "Ab")
show("(?i)(?#comment)(?s)A.", "a\n")
show("  (?i)A  # comment\n  ", "a", re.X)
show("  (?i)A", "  a")
show("(?x) # (\n (?i) A", "a")
show("((?i)a)", "A")
show("|(?i)a", "A")
show("(?:(?i)a)", "A")

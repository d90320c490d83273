# title: There are few tables of characters
# reason: All names take over 300 KB. Those of Latin-1, the Greek alphabet, and some quotation marks, dashes, arrows and signs
#   are known (`src/value/charname.c`); any other name is a SyntaxError. There is no module unicodedata, and no
#   encoding but UTF-8, ASCII and Latin-1.
# instead: Write the character itself, or its number: `'\u2603'`. Translate bytes with bytes.translate().
print(ascii('\N{GREEK SMALL LETTER PI} \N{RIGHTWARDS ARROW}'))
try:
    print(ascii(eval(r"'\N{SNOWMAN}'")))
except SyntaxError as error:
    print(type(error).__name__)
try:
    print(b'\xc3'.decode('cp437'))
except LookupError as error:
    print(error)

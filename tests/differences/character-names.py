# title: `\N{...}` knows few names of characters
# reason: All names take over 300 KB. Those of Latin-1, the Greek alphabet, and some quotation marks, dashes, arrows and signs
#   are known (`src/value/charname.c`); any other name is a SyntaxError. There is no module unicodedata.
# instead: Write the character itself, or its number: `'\u2603'`.
print(ascii('\N{GREEK SMALL LETTER PI} \N{RIGHTWARDS ARROW}'))
try:
    print(ascii(eval(r"'\N{SNOWMAN}'")))
except SyntaxError as error:
    print(type(error).__name__)
print(ascii('\u2603'))

# json.JSONDecodeError: messages and positions, counted in characters.
import json

for text in ('"\\x"', '"\\u12"', '"\\u12g4"', '"abc', '"a\nb"', '"\\', '"\\ud83d\\u00"', "[1", "[", "[1,]", "{", '{"a"', '{"a" 1', '{"a":', '{"a":1,}', "{1:2}",
             '{"a":1', "01", "1.", "-", "1e", "1.5e+", "nul", "-Inf", "", "  ", "[1] x", "[1\n, x]", "\ufeff[1]", '\u00e9"', '["\u00e9", x]', '["\u20ac",\n"\u20ac", \u20acx]',
             '{"a":1 "b":2}', "[1 2]", "\u00a0[1]", "\x0c1", "truex", '"\\U0041"', "[[[", '{"a":{}', "[,1]", "{,}", "'a'", "+1", ".5", "[1]]", "\0"):
    try:
        print(ascii(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(ascii(text), ascii(str(error)), error.pos, error.lineno, error.colno, ascii(error.msg), error.doc == text)
print(json.JSONDecodeError.__bases__)

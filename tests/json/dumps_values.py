# json.dumps: every kind of value, text with and without escapes, derived classes.
import json


class Int(int):
    pass


class Text(str):
    pass


class Items(list):
    pass


class Table(dict):
    pass


class Number(float):
    def __repr__(self):
        return "never shown"


for value in (None, True, False, 0, -5, 10 ** 30, 1.5, -0.0, 1e5, float("inf"), float("-inf"), float("nan"), "", 'a"b\\c\n\r\t\b\f\x00\x1f\x0b\x7f', "\u00e9\u20ac\U0001f600",
              [], {}, (), [1, [2, []], {}], {"a": 1, "b": [1, 2]}, {1: 2, 1.5: 3, None: 5, False: 6}, {True: {"x": ()}}, [[[[]]]],
              [Int(5), Text("a"), Items([1]), Table(a=1), Number(1.5)], {Int(3): Text("k")}):
    print(json.dumps(value), json.dumps(value, ensure_ascii=False) if "\u20ac" not in str(value) else ascii(json.dumps(value, ensure_ascii=False)))
print(ascii(json.dumps("\ud800x\udfff")), json.loads(json.dumps("\ud83d\ude00")) == "\U0001f600")
text = "".join(chr(n) for n in range(300))
print(json.loads(json.dumps(text)) == text, json.loads(json.dumps(text, ensure_ascii=False)) == text)
for wrong in ({1, 2}, b"a", object, range(3), [1, {"a": {2}}], {(1, 2): 3}, {b"a": 1}):
    try:
        print(json.dumps(wrong))
    except TypeError as error:
        print(error)

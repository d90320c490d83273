# json.loads: every kind of value, blanks, escapes, bytes.
import json

for text in ("null", "true", "false", "0", "-0", "-12", "1.5", "1E5", "-0.0", "2e-3", "NaN", "-Infinity", "Infinity", "[]", "{}", " [ ] ", "[\t\r\n 1 , 2 ]",
             "123456789012345678901234567890", '""', '"\\/\\b\\f\\n\\r\\t\\"\\\\"', '"\\u00e9\\u20AC"', '"\u00e9\u20ac\U0001f600"', '"\\ud83d\\ude00"',
             '"\\ud83d\\u0041"', '"\\ud800"', '"\\udc00x"', '{"a":1,"a":2}', '{"a":[{"b":null}],"c":true, "" : {"d":[[]]}}', '"\x7f"', "[1,[2,[3,[4]]]]"):
    print(ascii(text), ascii(json.loads(text)))
print(json.loads(b"[1]"), json.loads(bytearray(b'"\xc3\xa9"')) == "\u00e9", json.loads(b"\xef\xbb\xbf1"), json.loads('"a\nb"', strict=False))
for wrong in (b'"\xff"', 5, None, memoryview(b"1")):
    try:
        json.loads(wrong)
    except (TypeError, UnicodeDecodeError) as error:
        print(type(error).__name__, error)
rows = json.loads("[" + ",".join('{"name": %d, "other": "%s"}' % (i, "x" * i) for i in range(50)) + "]")
print(len(rows), rows[7], sum(row["name"] for row in rows))

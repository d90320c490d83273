# json: cls for dumps and loads, encoders and decoders, raw_decode, JSONDecodeError of three arguments, cut \\u escapes.
import json, io
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex): return [o.real, o.imag]
        return super().default(o)
print(json.dumps({"a": 1j, "b": [2j]}, cls=E), E(indent=2).encode([1, 1j]), list(E(sort_keys=True).iterencode({"b":1,"a":2}))[-1:] != [])
f = io.StringIO(); json.dump([1j], f, cls=E, indent=1); print(f.getvalue())
try: json.dumps(object, cls=E)
except TypeError as e: print(e)
class D(json.JSONDecoder):
    def __init__(self, **k): super().__init__(object_hook=lambda d: sorted(d), **k)
print(json.loads('{"b":{"a":1}}', cls=D), json.JSONDecoder().raw_decode('  é[1,2] x', 3), json.JSONDecoder(parse_float=str).decode("[1.5]"))
for t in ('"\\u12', '"\\u1234', '"\\u123"', '"\\u1234"', '"\\ud834\\udd2'):
    try: print(json.loads(t))
    except json.JSONDecodeError as e: print(e, e.pos)
e = json.JSONDecodeError("bad", "ab\ncd", 4)
print(e, e.msg, e.doc, e.pos, e.lineno, e.colno, isinstance(e, ValueError), e.args)
for f in (lambda: json.JSONDecoder().raw_decode('x'), lambda: json.JSONDecoder().raw_decode('[]', -1)):
    try: f()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)

# SPDX-License-Identifier: MIT
# For heap_dump.py, which lets one allocation after the other fail in it: a little of everything, compiling included.
import json, re, io
class A:
    def __init__(self, x): self.x = x
    def __str__(self): return "A%d" % self.x
def gen(n):
    for i in range(n):
        yield A(i)
def nested(f):
    b = bytearray(50)
    def inner(*a, **k): return f(*a, **k), b
    return inner
print(sorted(gen(9), key=lambda a: -a.x)[0], ",".join(str(a) for a in gen(5)))
print(json.loads('{"a": [1, 2, {"b": null}]}'), re.match("(a+)b", "aaab").group(1))
exec("class B(A):\n def f(self, q=[1,2]):\n  return [x for x in q if x]\n\nprint(B(3).f())\ndef g(a, b, *c, d=4):\n  'doc'\n  try:\n    return a / b\n  except ZeroDivisionError as e:\n    return e\nprint(g(1, 0))")
print(nested(max)(3, 4)[0], {i: str(i) for i in range(12)}, "%r" % [A], b"x" * 30, 1 << 200)
import contextlib, textwrap

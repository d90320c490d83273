# pprint: what fits on a line, nesting, widths, depth, compact, long texts, recursion.
from pprint import pprint, pformat, pp, PrettyPrinter
data = {"name": "x" * 20, "list": list(range(12)), "nested": {"b": (1, 2), "a": [{"k": "v" * 30}, None]}, "empty": [{}, (), set()]}
pprint(data)
pprint(data, width=40)
pprint(data, width=30, indent=4)
pprint([1, "two", 3.5])
pp({"z": 1, "a": 2})
pprint({"z": 1, "a": 2, 3: None})
pprint([list(range(8)), "a" * 10] * 2, width=30, compact=True)
pprint([[[[1]]], {"a": {"b": {}}}, ()], depth=2)
pprint("word " * 12, width=30)
pprint(["long text here to be split into parts", 5], width=20)
pprint({"key": "several words in a value"}, width=18)
pprint("line one\nline two is longer\n", width=20)
pprint({3, 1, 2}, width=5)
pprint(frozenset("ab"), width=10)
pprint(tuple("abc"), width=8)
pprint(("only one long element in here",), width=15)
print(pformat([1] * 30, width=20, compact=True))
class P:
    def __repr__(self):
        return "P()" * 12
pprint([P(), P()], width=30)
loop = [1]
loop.append(loop)
print(pformat(loop).split("=")[0])
print(pformat({"b": 1, 1: 2}), pformat(123456789, underscore_numbers=True), PrettyPrinter(width=10).pformat(["aaaa", "bbbb"]))

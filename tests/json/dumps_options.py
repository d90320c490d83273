# json.dumps: indent, separators, sort_keys, skipkeys, allow_nan, default.
import json

data = {"b": [1, {"y": 2, "x": []}], "a": {}, "c": {"k": (1,)}}
for options in ({"indent": 2}, {"indent": 0}, {"indent": "--"}, {"indent": None}, {"sort_keys": True}, {"separators": (",", ":")}, {"indent": 1, "separators": [" ;", "=>"]},
                {"indent": True, "sort_keys": 1}, {"indent": -1}):
    print(options, json.dumps(data, **options))
print(json.dumps({"a": 1, (1,): 2, "b": 3, b"x": 4}, skipkeys=True), json.dumps({(1,): 2}, skipkeys=True, indent=1), json.dumps({3: 1, 1: 2}, sort_keys=True))
print(json.dumps([{1}, range(2)], default=list), json.dumps({"s": {5}}, default=lambda o: {"set": sorted(o)}, indent=1), json.dumps([], default=5))


def attempt(value, **options):
    try:
        print(json.dumps(value, **options))
    except (TypeError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)


attempt([1.5, float("nan")], allow_nan=False)
attempt(float("inf"), allow_nan=False)
attempt({"b": 1, 2: 2}, sort_keys=True)
attempt(object(), default=5)
attempt(object(), default=lambda o: 1 / 0)
items = []
items.append({"x": [items]})
attempt(items)
attempt(object, default=lambda o: o)
attempt(object, default=lambda o: [o])
shared = [1]
attempt([shared, shared, {"a": shared}])

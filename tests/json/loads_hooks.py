# json.loads: the hooks, also those that raise, lie and collect.
import gc
import json

print(json.loads('{"a":{"b":1}}', object_hook=lambda d: ("H", sorted(d.items()))))
print(json.loads('{"a":1,"a":[{}]}', object_pairs_hook=lambda pairs: pairs), json.loads("{}", object_pairs_hook=tuple, object_hook=len))
print(json.loads("[1.5,2,-1e5,NaN,-Infinity]", parse_float=lambda s: "F" + s, parse_int=lambda s: "I" + s, parse_constant=lambda s: "C" + s))
print(json.loads("[1]", object_hook=5), json.loads("[1.5, 2]", parse_float=None, parse_int=float))


def clear(d):
    d.clear()
    gc.collect()
    return None


print(json.loads('[{"a":{"b":{}}}, {"c":[{}]}, "end"]', object_hook=clear))
for hook in (5, lambda d: 1 / 0, lambda: None):
    try:
        print(json.loads("[{}]", object_hook=hook))
    except (TypeError, ZeroDivisionError) as error:
        print(type(error).__name__)


class Source:
    def __init__(self, text):
        self.text = text

    def read(self):
        return self.text


print(json.load(Source('{"a": [1]}')), json.load(Source(b"[2]"), parse_int=str))
for wrong in (5, Source(7), Source(None)):
    try:
        json.load(wrong)
    except (AttributeError, TypeError) as error:
        print(error)

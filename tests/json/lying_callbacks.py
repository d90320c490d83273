# faults: lie, cyclic, callback
# Hooks, default and subclasses that return what they should not; containers inside themselves.
import json


class Liar(dict):
    def items(self):
        return [1, 2]


class Endless:
    pass


for default in (lambda o: o, lambda o: [o], lambda o: {'a': o}, lambda o: {o}, lambda o: 1 / 0, None, 5):
    try:
        print(json.dumps(Endless(), default=default))
    except (TypeError, ValueError, RecursionError, ZeroDivisionError) as e:
        print(type(e).__name__)
a = []
a.append({'a': a})
for value in (a, {'k': a}, (a,)):
    try:
        json.dumps(value)
    except (ValueError, RecursionError) as e:
        print(type(e).__name__)
for hook in (lambda d: d.clear(), lambda d: d.update(d), lambda d: [], len):
    print(json.loads('[{"a": {"b": 1}}, {}]', object_hook=hook))
print(json.loads('{"a": [1, 2.5]}', parse_int=str, parse_float=lambda t: [t], object_pairs_hook=lambda p: p.append(1) or p))


class Sink:
    def __init__(self, answer):
        self.answer = answer

    def write(self, text):
        return self.answer

    def read(self, *args):
        return self.answer


for answer in (None, -1, 1 << 64, 'x', [], '1', '[1]'):
    json.dump([1, 'a'], Sink(answer))
    try:
        print(json.load(Sink(answer)))
    except (TypeError, ValueError, AttributeError) as e:
        print('error')

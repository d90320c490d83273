# Equality of dicts ignores order, compares values deeply, and calls __eq__ of the values.
print({} == {}, {1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 2}, {1: 2} != {1: 2, 3: 4}, {'a': [1, {2: 3}]} == {'a': [1, {2: 3}]})
print({1: 'a', 2: 'b'} == {2: 'b', 1: 'a'}, {1: 1.0} == {1.0: True}, {} == [], {} == None, {1: 2} == [(1, 2)], {1: None} == {2: None}, {'x': float('nan')} == {'x': float('nan')})


class Any:
    def __eq__(self, other):
        calls.append(other)
        return True


calls = []
print({'a': Any()} == {'a': 5}, {'a': 5} == {'a': Any()}, {'b': Any()} == {'a': 5}, calls)
same = Any()
print({'k': same} == {'k': same}, len(calls))
a = {'x': 1}
b = dict(a)
print(a == b, a is b)
b['y'] = 2
print(a == b, a != b, b == {'y': 2, 'x': 1}, [a, b] == [{'x': 1}, b], a in [{'x': 1}], [b].index({'x': 1, 'y': 2}))
del b['y']
print(a == b, {**a} == b, sorted([a, b], key=lambda d: d['x']) == [a, b])
try:
    a < b
except TypeError as e:
    print(e)
try:
    max(a, b)
except TypeError as e:
    print(e)

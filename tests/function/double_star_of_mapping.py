# ** takes what a mapping says by keys() and __getitem__; a dict's entries only if its class leaves iteration alone.
class Other(dict):
    def __iter__(self):
        return iter(['i'])

    def keys(self):
        return ['k']

    def __getitem__(self, key):
        return 'got ' + key


class Plain(dict):
    def keys(self):
        return ['never asked']


def f(*a, **k):
    return a, k


print(f(**Other(a=1)), {**Other(a=1)}, dict(**Other(a=1)), f(**Plain(a=1)), {**Plain(a=1)})


def g(a, b=2, *, c):
    return a, b, c


for call in ('g(1, 2, 3, c=4)', 'g(1, 2, 3, 4)', 'g(1, 2, 3, c=4, d=5)', '(lambda a, *, k: a)(1, 2, k=3)'):
    try:
        eval(call)
    except TypeError as e:
        print(e)
try:
    eval("f'{lambda x: 1}'")
except SyntaxError:
    print('a lambda needs parentheses', f'{(lambda x: x)(1)}')

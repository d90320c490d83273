# globals, locals and vars: reading, writing globals, in functions, classes and instances.
counter = 1
globals()['made'] = 'by globals()'
print(made, 'counter' in globals(), globals()['counter'], globals()['__name__'], 'nothing' in globals())


def f(a, b=2, *args, **kwargs):
    names = locals()
    globals()['counter'] += 10
    return sorted((k, v) for k, v in names.items() if k != 'names')


print(f(1), f(1, 5, 6, k=7), counter)


class Box:
    shared = 0
    names = sorted(n for n in locals() if not n.startswith('__'))

    def __init__(self):
        self.a, self.b = 1, 2


b = Box()
print(Box.names, vars(b), b.__dict__ == vars(b), sorted(n for n in vars(Box) if not n.startswith('__')), 'shared' in vars(b))
b.c = 3
print(b.c, sorted(vars(b).items()), len(vars(b)))
print(globals() is globals(), locals() is globals(), vars() is globals(), eval('counter'), (lambda q: sorted(locals()))(1))
del globals()['made']
try:
    made
except NameError as e:
    print(e)
for value in (5, 'a', [], None):
    try:
        vars(value)
    except TypeError as e:
        print(e)

# getattr, setattr, hasattr, delattr on objects, classes and built-ins.
class Thing:
    kind = 'class attribute'

    def __init__(self):
        self.x = 1

    @property
    def fixed(self):
        return 'property'


t = Thing()
print(getattr(t, 'x'), getattr(t, 'kind'), getattr(t, 'nope', 'default'), getattr(t, 'fixed'), getattr(Thing, 'kind'), getattr('abc', 'upper')(), getattr([], 'zip', None))
print(hasattr(t, 'x'), hasattr(t, 'nope'), hasattr(5, 'real'), hasattr(len, '__name__'), hasattr(Thing, 'x'), setattr(t, 'y', 2), t.y, setattr(t, 'odd name!', 3), getattr(t, 'odd name!'))
print(delattr(t, 'y'), hasattr(t, 'y'), sorted(vars(t)), setattr(Thing, 'kind', 'changed'), t.kind, setattr(t, 'kind', 'own'), Thing.kind, t.kind, delattr(t, 'kind'), t.kind)
for f in (lambda: getattr(t, 'nope'), lambda: getattr(Thing, 'zip'), lambda: getattr(None, 'x'), lambda: t.x.y, lambda: Thing.method):
    try:
        print(f())
    except AttributeError as e:
        print(e)
for f in (lambda: delattr(t, 'nope'), lambda: setattr(t, 'fixed', 1), lambda: getattr(t, 5), lambda: setattr(5, 'x', 1), lambda: hasattr(t, None), lambda: delattr(Thing, 'x'), lambda: setattr(int, 'x', 1)):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__)


class Dynamic:
    def __getattr__(self, name):
        if name.startswith('get_'):
            return lambda: name[4:]
        raise AttributeError(name)


d = Dynamic()
print(d.get_colour(), hasattr(d, 'get_x'), hasattr(d, 'other'), getattr(d, 'other', 'default'), getattr(d, 'get_y')())

# The __dict__ of a class has what is not kept in any dict here: __module__, __doc__, descriptors, special methods.

class A:
    def f(self):
        pass


class B(A):
    """About B."""
    x = 1


class Slots:
    __slots__ = ('s',)


class Open(Slots):
    pass


class Weak(Slots):
    __slots__ = ('__weakref__', '__dict__')


for cls in (A, B, Slots, Open, type('M', (type,), {}), type('E', (Exception,), {}), type('L', (list,), {})):
    print(cls.__name__, sorted(cls.__dict__), len(cls.__dict__))
print(B.__dict__['__doc__'], A.__dict__['__doc__'], A.__dict__['__module__'], B.__dict__.get('f'), B.__dict__['x'])
a = A()
a.v = 1
print(A.__dict__['__dict__'].__get__(a), A.__dict__['__dict__'], A.__weakref__, a.__weakref__)
A.__dict__['__dict__'].__set__(a, {'w': 2})
print(a.w, hasattr(a, 'v'), hasattr(Weak(), '__weakref__'), hasattr(Slots(), '__dict__'))
for name, types in [('__add__', (bool, int, float, str, list)), ('__and__', (bool, int, set)), ('__len__', (list, dict)),
                    ('__getitem__', (list, str)), ('append', (list,)), ('__missing__', (dict,))]:
    print(name, [name in t.__dict__ for t in types])
print(list.__dict__['__len__'] is list.__len__, int.__dict__['__add__'](1, 2), bool.__add__ is int.__add__)
try:
    A.__dict__['nothing']
except KeyError as e:
    print(repr(e))
for name in ('__dict__', '__mro__'):
    try:
        setattr(A, name, {})
    except AttributeError:
        print('not writable')

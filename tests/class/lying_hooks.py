# faults: lie, callback
# Hooks of classes that return what they should not, or change the class that is being made or asked.
def attempt(make):
    try:
        print(make())
    except (TypeError, AttributeError, RuntimeError, ValueError) as e:
        print(type(e).__name__)


def answering(name, answer):
    return type('A', (), {name: lambda self, *args, **named: answer})()


calls = {'__len__': len, '__bool__': bool, '__hash__': hash, '__index__': hex, '__int__': int, '__float__': float, '__complex__': complex,
         '__str__': str, '__repr__': repr, '__bytes__': bytes, '__iter__': iter, '__dir__': dir, '__format__': format, '__reversed__': reversed,
         '__contains__': lambda o: 1 in o, '__round__': round, '__length_hint__': list, '__instancecheck__': lambda o: isinstance(1, int)}
for name, call in calls.items():
    for answer in (None, 1.5, 'x', -1, [], b'b', 1 << 70):
        try:
            call(answering(name, answer))
        except (TypeError, ValueError, OverflowError):
            pass


class Prepared(type):
    def __prepare__(name, bases):
        return answer

    def __new__(meta, name, bases, space):
        return answer if space is None else super().__new__(meta, name, bases, dict(space))


for answer in ({}, 5, None, []):
    attempt(lambda: type(Prepared('P', (), {})).__name__)
    attempt(lambda: exec('class P(metaclass=M): a = 1', {'M': Prepared}))


class Named:
    def __set_name__(self, owner, name):
        setattr(owner, name + '2', 1)
        for i in range(20):
            setattr(owner, 'n%d' % i, i)
        delattr(owner, name)


attempt(lambda: sorted(n for n in vars(type('N', (), {'a': Named(), 'b': 3})) if n[0] in 'ab'))
for slots in (5, None, [1], ['1a'], 'ab', ['a', 'a'], iter(['x']), {'d': 1}, ['__dict__'], ('__weakref__',), ['']):
    attempt(lambda: isinstance(type('S', (), {'__slots__': slots}), type))
for bases in (5, (5,), (int, str), (bool,), (object, object), ((),), (type(None),), (range,)):
    attempt(lambda: type('B', bases, {}).__name__)
for entries in (5, None, (5,), (), (int,)):
    attempt(lambda: exec('class E(o): pass', {'o': answering('__mro_entries__', entries)}))


class Shifting:
    def __getattr__(self, name):
        Shifting.found = name
        del Shifting.__getattr__
        return name

    def __get__(self, instance, owner):
        owner.hook = 5
        return self


class Owner:
    hook = Shifting()


attempt(lambda: Owner().hook.abc)
attempt(lambda: (Owner.hook, Owner().hook))
attempt(lambda: super(Owner, 5).x)
attempt(lambda: super(int, Owner()).x)
attempt(lambda: property(5).__get__(Owner()))
attempt(lambda: property().__get__(Owner()))
attempt(lambda: Owner.__eq__())
attempt(lambda: object.__getattribute__(Owner(), 5))
attempt(lambda: getattr(Owner(), 'a', 1, 2))
attempt(lambda: setattr(Owner(), None, 1))
attempt(lambda: staticmethod(5)())

# dir of own classes and instances lists their names and those of their bases.
class Base:
    base_attribute = 1

    def base_method(self):
        pass


class Derived(Base):
    derived_attribute = 2

    def __init__(self):
        self.instance_attribute = 3

    @property
    def prop(self):
        return 4

    @staticmethod
    def static():
        pass


def public(obj):
    return [name for name in dir(obj) if not name.startswith('_')]


d = Derived()
print(public(Base), public(Derived), public(d), public(Base()))
d.another = 5
Derived.late = 6
del d.instance_attribute
print(public(d), 'prop' in dir(d), 'prop' in dir(Derived), '__init__' in dir(d), dir(d) == sorted(dir(d)))
print('upper' in dir('a'), 'append' in dir([]), 'keys' in dir({}), 'real' in dir(1), 'add' in dir(set()), 'append' in dir(()), 'format' in dir(str), 'bit_length' in dir(int))


def f(parameter, other):
    return dir()


print(f(1, 2), 'Derived' in dir(), 'no_such' in dir(), type(dir()).__name__)

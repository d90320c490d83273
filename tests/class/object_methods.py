# The methods that every object has from object, called by name.
class Plain:
    def __init__(self):
        object.__init__(self)
        self.x = 1


class Loud(Plain):
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__(**keywords)
        print('subclass', cls.__name__)

    def __hash__(self):
        return object.__hash__(self) ^ 1

    def __eq__(self, other):
        return object.__eq__(self, other)

    def __repr__(self):
        return 'Loud'

    def __setattr__(self, name, value):
        print('set', name)
        object.__setattr__(self, name, value)

    def __getattribute__(self, name):
        return object.__getattribute__(self, 'x' if name == 'alias' else name)

    def __delattr__(self, name):
        print('delete', name)
        object.__delattr__(self, name)


class Quiet(Loud):
    pass


a, b = Loud(), Loud()
print(object.__hash__(a) == hash(a) ^ 1, object.__hash__(a) == object.__hash__(a), object.__hash__(a) != object.__hash__(b))
print(object.__eq__(a, a), object.__eq__(a, b), object.__ne__(a, b), object.__ne__(a, a), a == a, a == b, len({a, b, a}))
print(object.__str__(a), object.__str__(5), object.__str__('text'), object.__repr__(a).split(' at ')[0], object.__format__(a, ''))
print(a.alias, object.__getattribute__(a, 'x'), a.__class__.__name__)
object.__setattr__(a, 'y', 2)
print(a.y, object.__delattr__(a, 'y'), hasattr(a, 'y'), object.__init__(a), object.__init_subclass__())
del a.x
for call in (lambda: object.__init__(a, 1), lambda: object.__setattr__(5, 'x', 1), lambda: object.__getattribute__(a, 'no'),
             lambda: object.__delattr__(a, 'no'), lambda: object.__format__(a, 'd'), lambda: object.__init_subclass__(1),
             lambda: object(1), lambda: Plain(1)):
    try:
        print(call())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print(object.__str__(None), object().__str__().split(' at ')[0], (5).__str__(), 'x'.__repr__(), [1].__eq__([1]), (1).__hash__())

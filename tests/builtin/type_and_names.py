# type() of everything, __name__ of types and functions, type equality, types as values.
def function():
    pass


def generator():
    yield


class Own:
    def method(self):
        pass


values = [1, 1.5, 'a', b'b', bytearray(), [], (), {}, set(), frozenset(), None, True, range(1), slice(1), len, function, lambda: 0, Own, Own(), Own().method, generator(), iter([]), type, object(), Exception(), ...,
          NotImplemented, {}.keys(), zip(), map(len, []), enumerate([]), property(), 'a'.upper, super]
print([type(v).__name__ for v in values])
print(type(5) is int, type(type) is type, type(Own) is type, type(Own()) is Own, type(5)('7'), type([])((1, 2)), type('a') == str, {int: 'i', str: 's'}[type('')], [t('5') for t in (int, float, str, list)])
print(int, str, type(None), type(len), Own, [int], {str: float}, repr(list), f'{dict}', '%s' % bool, type(function), type(generator()), ValueError)
print(function.__name__, (lambda: 0).__name__, Own.__name__, Own.method.__name__, Own().method.__name__, len.__name__, int.__name__, Own.__qualname__, Own.method.__qualname__, function.__module__, Own.__module__)
print(..., Ellipsis is ..., NotImplemented, type(NotImplemented).__name__, bool(...), object() == object(), isinstance(object(), object), type(object).__name__, object.__bases__)
Dynamic = type('Dynamic', (Own,), {'x': 5, 'double': lambda self: self.x * 2})
print(Dynamic.__name__, Dynamic().double(), isinstance(Dynamic(), Own), Dynamic.__bases__, Dynamic)
for f in (lambda: type(), lambda: type(1, 2), lambda: int.nothing, lambda: object().x, lambda: type('X', (int, str), {})):
    try:
        print(f())
    except TypeError as e:
        print('TypeError')
    except AttributeError as e:
        print(e)

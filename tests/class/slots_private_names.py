# Private names in __slots__ are mangled as elsewhere in the class.
class _Y:
    __slots__ = ('__private', '__dunder__', '_one', 'public')

    def __init__(self):
        self.__private = 1
        self.__dunder__ = 2
        self._one = 3

    def get(self):
        return self.__private


y = _Y()
print(y.get(), y._Y__private, y.__dunder__, y._one, hasattr(y, 'public'), hasattr(y, '__private'))


class Z(_Y):
    __slots__ = '__private'

    def both(self):
        self.__private = 'z'
        return self.__private, self.get()


print(Z().both(), Z.__slots__)
try:
    y.other = 1
except AttributeError as e:
    print(e)

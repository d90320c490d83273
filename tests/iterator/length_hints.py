# What iterators say of how much is left; list() and others use it, and must not trust it.
items = {'list': [1, 2, 3], 'tuple': (1, 2, 3), 'range': range(3), 'dict': {1: 1, 2: 2, 3: 3}, 'set': {1, 2, 3}}
for name, value in items.items():
    iterator = iter(value)
    hints = [iterator.__length_hint__()]
    for x in iterator:
        hints.append(iterator.__length_hint__())
    print(name, hints, next(iterator, 'end'), iterator.__length_hint__())
iterator = reversed([1, 2, 3, 4])
next(iterator)
print(iterator.__length_hint__(), list(iterator), iterator.__length_hint__())
print(iter({1: 2}.items()).__length_hint__(), iter({1: 2, 3: 4}.values()).__length_hint__(), iter(range(10, 0, -3)).__length_hint__())
grown = [1]
iterator = iter(grown)
grown += [2, 3]
print(iterator.__length_hint__(), next(iterator), iterator.__length_hint__(), grown.clear(), iterator.__length_hint__())


class Liar:
    def __init__(self, hint, n):
        self.hint, self.n = hint, n

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Liar(0, 5)), list(Liar(100, 2)), tuple(Liar(1, 3)), bytes(Liar(50, 3)), list(Liar(NotImplemented, 2)), [0] + list(Liar(3, 1)))
for hint in (-1, 'x'):
    try:
        print(list(Liar(hint, 2)))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

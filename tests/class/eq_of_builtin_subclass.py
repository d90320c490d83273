# A class derived from a built-in type keeps that type's __ne__ and __hash__ when it defines __eq__ alone.
class I(int):
    def __eq__(self, other):
        return 'eq'

    __hash__ = int.__hash__


class L(list):
    def __eq__(self, other):
        return 'eq'


class S(str):
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 5


class Plain:
    def __eq__(self, other):
        return 'eq'

    __hash__ = object.__hash__


i, l, s, p = I(5), L([1]), S('x'), Plain()
print(i == 5, i != 5, i != 6, l == [1], l != [1], l != 1, s != 'x', s == 'y', p != 1, p == 1)
if i != 5 or l != [1]:
    print('wrong')
print(hash(i), {5: 'five'}[I(5)], hash(p) == hash(p), {p: 1}[p])


class Loud:
    def __init__(self, hash):
        self.hash = hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        print('asked', end=' ')
        return True


# Keys of another hash are not compared.
print(Loud(1) in {2: 'two', 'x': 'text'}, Loud(2) in {2: 'two'}, {Loud(3): 'a', Loud(4): 'b'}.get(4))

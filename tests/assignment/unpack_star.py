# One starred target anywhere takes the rest as a list.
first, *rest = [1, 2, 3]
*init, last = "abc"
head, *body, tail = range(6)
print(first, rest, init, last, head, body, tail)
a, *b = (1,)
*a, b = [2]
print(a, b)
*c, = "hey"
[*d] = {1: 0, 2: 0}
print(c, d)
x, (y, *z), *w = 1, (2, 3, 4), 5, 6
print(x, y, z, w)
*(p, q), r = 1, 2, 3
print(p, q, r)


class Bag:
    def __init__(self):
        self.items = [0] * 3


bag = Bag()
bag.first, *bag.items[1:2], bag.last = "s", "t", "u", "v"
print(bag.first, bag.items, bag.last)

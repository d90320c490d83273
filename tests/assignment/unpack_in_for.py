# for targets that are items, attributes, pairs and stars.
a, b = 1, 2
a, b = b, a
(a, b), c = (3, 4), 5
[a, [b, c]] = "x", "yz"
a, = [9]
[b] = "q"
(c,) = {7: "seven"}


class Holder:
    pass


h = Holder()
lst = [0, 0, 0, 0]
h.x, lst[0], lst[1:3] = 1, 2, [3, 4]
lst[-1], h.y = h.x, lst
for h.x, *h.rest in [(1, 2, 3), "ab"]:
    print(h.x, h.rest)

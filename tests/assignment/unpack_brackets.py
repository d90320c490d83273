# Swaps, nested and bracketed targets.
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c = (3, 4), 5
[a, [b, c]] = "x", "yz"
print(a, b, c)
a, = [9]
[b] = "q"
(c,) = {7: "seven"}
print(a, b, c)
() = []
[] = ()

# Unpacking ranges, generators, running pairs; a name twice among the targets.
a, b = 1, 2
a, b = b, a
(a, b), c = (3, 4), 5
[a, [b, c]] = "x", "yz"
a, = [9]
[b] = "q"
(c,) = {7: "seven"}
x, y, z = range(3)
print(x, y, z)
x, y = y, x = 10, 20
print(x, y)
x, x = 1, 2
print(x)
a, b, c = (n * n for n in (2, 3, 4))
print(a + b + c)
fib = 0, 1
for _ in range(10):
    fib = fib[1], sum(fib)
print(*fib)

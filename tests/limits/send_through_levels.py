# send() through eighty levels of yield from.
def sender(n):
    if n == 0:
        got = []
        while len(got) < 3:
            got.append((yield len(got)))
        return got
    return (yield from sender(n - 1))
g = sender(80)
print(next(g), g.send("a"), g.send("b"))
try:
    g.send("c")
except StopIteration as stop:
    print(stop.value)

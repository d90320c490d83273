# throw() and close() through sixty levels of yield from.
def sender(n):
    if n == 0:
        got = []
        while len(got) < 3:
            got.append((yield len(got)))
        return got
    return (yield from sender(n - 1))
g = sender(80)
g = sender(60)
next(g)
try:
    g.throw(ValueError("down 60 levels and up again"))
except ValueError as e:
    print(e)
g = sender(60)
next(g)
g.close()

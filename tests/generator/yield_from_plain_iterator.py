# yield from over an iterator that has no send or throw.
print("--")


class Plain:
    def __iter__(self):
        return self
    def __next__(self):
        return "plain"


def over_plain():
    yield from Plain()

p = over_plain()
print(next(p), p.send(None))
try:
    p.send(5)
except AttributeError as e:
    print(e)
p = over_plain()
next(p)

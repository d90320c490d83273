# A class body is code: loops, conditionals, nested functions, deletion, and reads of outer names.
debug = True
base = 10


class Body:
    squares = []
    for i in range(4):
        squares.append(i * i)
    del i
    if debug:
        def log(self):
            return "debug log"
    else:
        def log(self):
            return "quiet"
    try:
        value = undefined
    except NameError as e:
        value = "fallback"
    base = base + 1
    total = sum(squares) + base
    with_default = lambda self, x=base: x

    def uses_global(self):
        return base

    first, *rest = squares
    print("in the body:", __name__, total)
    while total > 20:
        total -= 5

    class Inner:
        depth = 2

        class Deeper:
            depth = 3


b = Body()
print(Body.squares, hasattr(Body, "i"), hasattr(Body, "e"), b.log(), Body.value)
print(Body.base, base, Body.total, b.with_default(), b.uses_global(), Body.rest)
print(Body.Inner.depth, b.Inner.Deeper.depth, Body.Inner().Deeper().depth)

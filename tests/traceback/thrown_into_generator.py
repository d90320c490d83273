# An exception thrown into a chain of generators shows the frames it passed.
def inner():
    while True:
        try:
            yield "waiting"
        except KeyError:
            print("inner ignores KeyError")

def outer():
    try:
        yield from inner()
    finally:
        print("outer is finished")

g = outer()
print(next(g))
print(g.throw(KeyError("k")))
g.throw(ValueError("thrown from outside"))

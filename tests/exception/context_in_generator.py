# __context__ of exceptions thrown into generators.
def contexts(e):
    names = []
    while e is not None:
        names.append("%s(%s)" % (type(e).__name__, e))
        e = e.__context__
    return " while ".join(names)

def generator():
    try:
        yield 1
    finally:
        raise IndexError("in generator")

g = generator()
next(g)
try:
    g.throw(ValueError("thrown"))
except IndexError as e:
    print(contexts(e))

# A generator that resumes itself; StopIteration inside becomes RuntimeError.
# faults: callback
def reenter():
    try:
        next(g)
    except ValueError as e:
        yield str(e)

g = reenter()
print(list(g))

def leaks():
    yield 1
    raise StopIteration("inside")

out = []
try:
    for x in leaks():
        out.append(x)
except RuntimeError as e:
    print(out, e, repr(e.__cause__))

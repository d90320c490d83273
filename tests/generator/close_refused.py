# A generator that yields when it is closed.
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "refuses"

x = stubborn()
next(x)
try:
    x.close()
except RuntimeError as e:
    print(e)

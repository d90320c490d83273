# GeneratorExit swallowed, and an exception raised while closing.
def swallow():
    while True:
        try:
            yield
        except GeneratorExit:
            print("swallowed, returning")
            return

y = swallow()
next(y)
y.close()

def fails_in_finally():
    try:
        yield
    finally:
        raise OSError("while closing")

z = fails_in_finally()
next(z)
try:
    z.close()
except OSError as e:
    print(e, type(e.__context__).__name__)
print(next(z, "over"))
print(isinstance(GeneratorExit(), Exception), isinstance(GeneratorExit(), BaseException))

# try, except, else and finally around yields keep their state between calls.
def steps():
    try:
        yield "try"
        try:
            yield "inner try"
            1 // 0
        except ZeroDivisionError as e:
            yield "except " + str(e)
            try:
                raise KeyError("second")
            except KeyError as k:
                yield "nested " + repr(k.__context__)
            yield "still " + str(e)
        else:
            yield "never"
        finally:
            yield "inner finally"
    finally:
        yield "outer finally"
    yield "after"

print(list(steps()))
g = steps()
print(next(g), next(g), next(g))
try:
    raise OSError("outside")
except OSError:
    print(next(g), "|", next(g))
print(*g, sep=" | ")

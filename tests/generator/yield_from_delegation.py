# yield from passes send, throw and close to the inner generator.
def inner():
    while True:
        try:
            got = yield "inner waits"
            print("inner got", got)
            if got == "stop":
                return "inner result"
        except ValueError as e:
            print("inner caught", e)
        except GeneratorExit:
            print("inner closed")
            raise

def middle():
    result = yield from inner()
    print("middle got", result)
    return result.upper()

def outer():
    try:
        result = yield from middle()
        yield "outer has " + result
    except KeyError as e:
        print("outer caught", e)
        yield "after KeyError"
    finally:
        print("outer finally")

g = outer()
print(next(g), "|", g.send("a"), "|", g.throw(ValueError("v")))
print(g.send("stop"))
print(next(g, "end"))
g = outer()
next(g)
print(g.throw(KeyError("k")))
g.close()
g = outer()
next(g)
g.close()

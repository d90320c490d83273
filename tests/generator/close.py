# close() raises GeneratorExit at the yield: finally blocks run, a further yield is an error.
def resource(name):
    print("open", name)
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("exit seen in", name)
        raise
    finally:
        print("close", name)

r = resource("a")
print(next(r))
print(r.close(), list(r))
r.close()
s = resource("b")
s.close()
print("never started:", list(s))
t = resource("c")
print(list(t))
t.close()

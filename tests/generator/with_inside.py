# A with block inside a generator, suppressing what is thrown in.
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
g = steps()

class Ctx:
    def __enter__(self):
        print("enter", end=" ")
        return "value"
    def __exit__(self, kind, value, tb):
        print("exit", kind and kind.__name__, end=" ")
        return kind is ValueError

def with_inside():
    with Ctx() as c:
        yield c
        yield c * 2
    yield "after with"

print(list(with_inside()))
g = with_inside()
next(g)
print(g.throw(ValueError("suppressed by the with")))
g = with_inside()
next(g)
g.close()
print()
g = with_inside()
for x in g:
    break
g.close()
print("left early")

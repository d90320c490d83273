# Throwing into a generator that has not started; translating exceptions.
def not_started():
    print("never runs")
    yield

n = not_started()
try:
    n.throw(IndexError("early"))
except IndexError as e:
    print(e, list(n))

def translate():
    try:
        yield 1
    except ZeroDivisionError as e:
        raise RuntimeError("translated") from e

t = translate()
next(t)
try:
    t.throw(ZeroDivisionError("z"))
except RuntimeError as e:
    print(e, repr(e.__cause__))

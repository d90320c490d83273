# A handler that returns; throwing what is no exception.
def returns():
    try:
        yield
    except ValueError:
        return "return value"

r = returns()
next(r)
try:
    r.throw(ValueError)
except StopIteration as stop:
    print(stop.value)
try:
    returns().throw("not an exception")
except TypeError:
    print("TypeError")

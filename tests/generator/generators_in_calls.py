# Generators consumed by list, tuple, sum; generators that yield nothing.
def count(start, stop):
    print("[start]", end="")
    while start < stop:
        yield start
        start += 1
    print("[end]", end="")
print(list(count(0, 2)), tuple(count(5, 5)), sum(count(0, 10)))

def empty():
    return
    yield

def only_yield():
    x = yield
    print("got", x)

print(list(empty()), list(only_yield()))

# Values of yield from over generators, lists and strings.
def nothing():
    yield 1
    return

def tuple_value():
    return (1, 2)
    yield

def delegate(results):
    results.append((yield from nothing()))
    results.append((yield from tuple_value()))
    results.append((yield from [5, 6]))
    results.append((yield from "xy"))

results = []
print(list(delegate(results)), results)

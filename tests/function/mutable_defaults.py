# A default is evaluated once, when def runs, in the enclosing scope; mutable ones are shared.
def gather(item, into=[]):
    into.append(item)
    return into

print(gather(1), gather(2), gather(3, []), gather(4))

def count(key, seen={}):
    seen[key] = seen.get(key, 0) + 1
    return seen[key]

print(count("a"), count("a"), count("b"), count("a", {}))

def trace(name):
    print("default", name)
    return name

def order(a=trace("first"), *, c=trace("third"), b=trace("second")):
    return a, b, c

print("defined")
print(order(), order())
x = 5
def snapshot(value=x):
    return value
x = 6
print(snapshot(), snapshot(x))

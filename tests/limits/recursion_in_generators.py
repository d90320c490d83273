# Generators that nest without end, and deep but finite chains of yield from.
# stress: -X heapsize=24wk
def endless():
    yield from endless()

def tower(n):
    if n:
        yield from tower(n - 1)
    yield n

def wrapped(n):
    g = iter([0])
    for _ in range(n):
        g = (x + 1 for x in g)
    return list(g)

try:
    list(endless())
except RecursionError:
    print("endless: RecursionError")
try:
    for x in endless():
        print("never")
except RecursionError:
    print("in a for loop too")
print(list(tower(100))[:3], sum(tower(100)), wrapped(50))

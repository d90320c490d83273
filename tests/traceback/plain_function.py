# An uncaught exception under three calls: the program's output, then the traceback.
def outer(values):
    total = 0
    for v in values:
        total += middle(v)
    return total

def middle(v):
    result = inner(v) + 1
    return result

def inner(v):
    if v > 2:
        print("about to fail at", v)
    return 10 // (3 - v)

print(outer([1, 2]))
print(outer([2, 3, 4]))
print("never")

# The name after "as" in functions: unbound afterwards, also when deleted or rebound inside.
def local():
    x = "before"
    try:
        raise KeyError("k")
    except KeyError as x:
        saved = x
    try:
        return x
    except UnboundLocalError as problem:
        return str(problem), saved.args

print(local())

def deleted_inside():
    try:
        raise KeyError("k")
    except KeyError as x:
        del x
    try:
        raise KeyError("k2")
    except KeyError as x:
        x = "rebound"
        print(x)
    return "x" in [x for x in ()]

print(deleted_inside())

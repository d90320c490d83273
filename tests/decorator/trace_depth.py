# A tracing decorator with nonlocal depth, also when exceptions pass.
def trace(f):
    depth = 0
    def wrapper(*args):
        nonlocal depth
        print("  " * depth + f.__name__ + repr(args))
        depth += 1
        try:
            return f(*args)
        finally:
            depth -= 1
    return wrapper

@trace
def fact(n):
    return 1 if n == 0 else n * fact(n - 1)

print(fact(3))

@trace
def fail(n):
    if n == 0:
        raise RuntimeError("bottom")
    fail(n - 1)

for _ in range(2):
    try:
        fail(1)
    except RuntimeError as e:
        print(e)

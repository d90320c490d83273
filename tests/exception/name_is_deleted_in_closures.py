# The name after "as" captured by a closure, and in a class body.
def captured():
    try:
        raise ValueError("captured")
    except ValueError as exc:
        f = lambda: exc
        print(f())
    try:
        f()
    except NameError as gone:
        print(gone)

captured()

class Body:
    try:
        raise OSError("in class body")
    except OSError as problem:
        text = str(problem)
print(Body.text, hasattr(Body, "problem"))

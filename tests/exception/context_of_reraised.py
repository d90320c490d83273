# No cycle in __context__ when an outer exception is raised again.
def contexts(e):
    names = []
    while e is not None:
        names.append("%s(%s)" % (type(e).__name__, e))
        e = e.__context__
    return " while ".join(names)
try:
    try:
        raise ValueError("done with")
    except ValueError:
        pass
    raise KeyError("no context after the handler")
except KeyError as e:
    print(contexts(e))
try:
    try:
        raise ValueError("a")
    except ValueError as a:
        try:
            raise KeyError("b")
        except KeyError:
            raise a
except ValueError as e:
    print(contexts(e))

# __context__ through finally, and through __exit__.
def contexts(e):
    names = []
    while e is not None:
        names.append("%s(%s)" % (type(e).__name__, e))
        e = e.__context__
    return " while ".join(names)

try:
    try:
        try:
            raise ValueError("one")
        finally:
            raise KeyError("two")
    except KeyError:
        raise OSError("three")
except OSError as e:
    print(contexts(e))

class Ctx:
    def __enter__(self):
        return self
    def __exit__(self, *info):
        raise RuntimeError("in exit")

try:
    with Ctx():
        raise ValueError("in body")
except RuntimeError as e:
    print(contexts(e))

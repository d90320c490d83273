# __context__ of exceptions that the interpreter raises itself.
def contexts(e):
    names = []
    while e is not None:
        names.append("%s(%s)" % (type(e).__name__, e))
        e = e.__context__
    return " while ".join(names)

def helper():
    raise TypeError("in helper")

try:
    try:
        {}["missing"]
    except KeyError:
        helper()
except TypeError as e:
    print(contexts(e))
for i in range(2):
    try:
        try:
            raise ValueError(i)
        except ValueError:
            undefined_name
    except NameError as e:
        print(contexts(e))

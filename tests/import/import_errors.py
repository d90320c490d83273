# Modules and names that are not there, and what the exceptions say.
def attempt(text):
    try:
        exec(text, {"__name__": "__main__"})
    except ImportError as e:
        message = str(e)
        print(text, "|", type(e).__name__, "|", message.split(" (")[0])
    except AttributeError as e:
        print(text, "| AttributeError |", e)
    else:
        print(text, "| fine")


attempt("import not_there")
attempt("import not_there.deeper")
attempt("import plain_package.nothing")
attempt("from plain_package import nothing")
attempt("from plain_package.nothing import x")
attempt("from plain_package.first import x, y")
attempt("import plain_package.first.x")
attempt("import plain_package; plain_package.nothing")
attempt("import math; math.nothing")
attempt("from math import pi, nothing")
attempt("import broken.needs_missing")
attempt("import sys, not_there_either, math")
print(issubclass(ModuleNotFoundError, ImportError), issubclass(ImportError, Exception))
try:
    import not_there
except ImportError:
    not_there = None
print(not_there)
try:
    from plain_package import value, missing_name
except ImportError:
    print("value" in globals())

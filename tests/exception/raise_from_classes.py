# Implicit context, and classes as exception and as cause.
def show(e):
    print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), "|", e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("implicit")
except KeyError as e:
    show(e)
try:
    raise ValueError from OSError("made here")
except ValueError as e:
    show(e)
try:
    raise ValueError("class as cause") from KeyError
except ValueError as e:
    show(e)

# raise ... from: cause, context, and the flag that hides the context.
def show(e):
    print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), "|", e.__suppress_context__)

try:
    try:
        int("x1")
    except ValueError as v:
        raise KeyError("k") from v
except KeyError as e:
    show(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("hides it") from None
except KeyError as e:
    show(e)

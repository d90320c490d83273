# Causes that are no exceptions, or the exception itself.
def show(e):
    print(repr(e), "| cause", repr(e.__cause__), "| context", repr(e.__context__), "|", e.__suppress_context__)
try:
    raise ValueError("x") from "text"
except TypeError as e:
    print(e)
first = ValueError("first")
try:
    raise first from first
except ValueError as e:
    print(e.__cause__ is e)
e1 = ValueError("no handler around")
try:
    raise e1
except ValueError as e:
    show(e)

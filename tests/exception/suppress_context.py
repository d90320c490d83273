e = KeyError(1)
print(e.__suppress_context__, e.__cause__)
e.__suppress_context__ = True
print(e.__suppress_context__, e.__cause__)
e.__suppress_context__ = False
print(e.__suppress_context__, e.__cause__)
e.__cause__ = ValueError(2)
print(e.__suppress_context__, repr(e.__cause__))
e.__suppress_context__ = False
print(e.__suppress_context__, repr(e.__cause__))
e.__suppress_context__ = True
print(e.__suppress_context__, repr(e.__cause__))
e.__suppress_context__ = False
e.__cause__ = ValueError(3)
print(e.__suppress_context__, repr(e.__cause__))
e.__cause__ = None
print(e.__suppress_context__, repr(e.__cause__))
try:
    e.__suppress_context__ = 1
except TypeError as t:
    print(t)

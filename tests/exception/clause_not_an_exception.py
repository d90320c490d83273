# An except clause that names no exception class.
try:
    try:
        raise ValueError("v")
    except 5:
        print("never")
except TypeError as e:
    print(e)
try:
    try:
        raise ValueError("passes over a bad clause that is not reached")
    except ValueError:
        print("fine")
    except "text":
        print("never")
except TypeError:
    print("never")

# What lib/abc.py asks of a class is asked by names only.
from _abc import has_methods

print(has_methods(list, ("append", "__len__")), has_methods(int, ("append",)))
for names in ((1,), ("append", None), ["append"], ("__len__", b"x")):
    try:
        print(has_methods(list, names))
    except TypeError as e:
        print(e)

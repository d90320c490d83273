# The target of as fails: __exit__ is called.
class BadTruth:
    def __enter__(self):
        return self
    def __exit__(self, *info):
        return self
    def __bool__(self):
        print("asked for truth")
        return True
inst = BadTruth()
inst.__enter__ = lambda: "instance attribute is ignored"
with inst as got:
    print(got is inst)

def bad_target():
    with BadTruth() as (a, b):
        print("never")

try:
    bad_target()
    print("unpacking error was swallowed by __exit__")
except TypeError as e:
    print(e)

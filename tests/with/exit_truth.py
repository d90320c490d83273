# The truth of what __exit__ returns is asked only after an exception.
class BadTruth:
    def __enter__(self):
        return self
    def __exit__(self, *info):
        return self
    def __bool__(self):
        print("asked for truth")
        return True

class Short:
    def __enter__(self):
        return 1
    def __exit__(self):
        print("never")
with BadTruth():
    raise ValueError("swallowed after the truth test")
with BadTruth():
    print("no exception: truth is not asked")
try:
    with Short():
        pass
except TypeError as e:
    print(e)

# __repr__ and __str__ that raise or return no string.
class OnlyStr:
    def __str__(self):
        return "text"

class Bad:
    def __repr__(self):
        return 5

class Raises:
    def __str__(self):
        raise ValueError("in str")
for f in (lambda: repr(Bad()), lambda: str(Raises()), lambda: print(Raises()), lambda: "%s" % Raises(), lambda: OnlyStr()()):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(e)

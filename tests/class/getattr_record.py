# Records that answer any attribute from a dict, through inheritance and super().
class Record:
    def __init__(self, **fields):
        self._fields = fields

    def __getattr__(self, name):
        try:
            return self._fields[name]
        except KeyError:
            raise AttributeError(name) from None


class Strict(Record):
    kind = "strict"

    def __getattr__(self, name):
        value = super().__getattr__(name)
        if value is None:
            raise ValueError("%s is empty" % name)
        return value


r = Record(a=1, b=None, kind="from the fields")
s = Strict(a=1, b=None, kind="hidden by the class")
print(r.a, r.b, r.kind, s.a, s.kind, hasattr(r, "zzz"), getattr(s, "zzz", "-"))
try:
    s.b
except ValueError as e:
    print(e)
try:
    s.other
except AttributeError as e:
    print(repr(e), e.__suppress_context__)
print([getattr(x, "a") + 1 for x in (r, s)], "{0.a} {0.kind}".format(r))

# KeyError keeps the key itself, and prints its repr.
for key in ("text", 5, (1, "b"), None, 1.5, b"bytes", frozenset(), "quo'te", ""):
    try:
        {}[key]
    except KeyError as e:
        print(e, e.args[0] == key, len(e.args), repr(e))


class Registry(dict):
    def __getitem__(self, key):
        try:
            return super().__getitem__(key)
        except KeyError as e:
            raise KeyError("unknown part %r" % key) from e


r = Registry(bolt=1)
print(r["bolt"])
try:
    r["nut"]
except KeyError as e:
    print(e, repr(e), e.__cause__, e.args)

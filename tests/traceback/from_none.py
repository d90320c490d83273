# raise ... from None hides the context; re-raising a kept exception shows where it was raised.
def lookup(d, k):
    try:
        return d[k]
    except KeyError:
        raise LookupError("no such part: " + k) from None

kept = None
try:
    lookup({}, "bolt")
except LookupError as e:
    kept = e
    print("kept:", e)

def again():
    raise kept

again()

# assert as a check of arguments, with f-string messages and walrus.
def message(text):
    print("(message made)", end=" ")
    return text
try:
    assert 1 / 0, "never"
except ZeroDivisionError as e:
    print(e)
try:
    assert False, 1 / 0
except ZeroDivisionError as e:
    print("message failed:", e)

def area(w, h):
    assert w >= 0 and h >= 0, f"negative: {w=} {h=}"
    return w * h

print(area(2, 3))
try:
    area(2, -3)
except AssertionError as e:
    print(e)
assert area(1, 1) == 1, "walrus %d" % (n := 5)
try:
    assert (n := 0), n
except AssertionError as e:
    print(n, e)

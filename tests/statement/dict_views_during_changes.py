# Views follow the dict; break before the change is noticed.
def trial(title, f):
    try:
        f()
    except RuntimeError as e:
        print(title, "->", e)
    else:
        print(title, "-> fine")

def values_view():
    d = {"x": 0}
    view = d.values()
    d["y"] = 1
    print(list(view), len(view))
    for v in view:
        d.clear()

def last_then_break():
    d = {1: 1}
    for k in d:
        d[2] = 2
        break
    print(d)
trial("values", values_view)
trial("break", last_then_break)
d = dict.fromkeys("abcd", 0)
for k in list(d):
    if k in "bd":
        del d[k]
print(d)

# del of a local, also in a loop, and binding it again.
def local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    x = 2
    return x

print(local())

def in_loop():
    out = []
    for i in range(3):
        v = i
        if i == 1:
            del v
        try:
            out.append(v)
        except UnboundLocalError:
            out.append("unbound")
    del i
    return out, "i" in [k for k in ("v",)]

print(in_loop())

# Changed values are fine; a growing set is not.
def trial(title, f):
    try:
        f()
    except RuntimeError as e:
        print(title, "->", e)
    else:
        print(title, "-> fine")

def overwrite():
    d = {1: "a", 2: "b"}
    for k, v in d.items():
        d[k] = v * 2
    print(d)

def add_to_set():
    s = {1}
    for x in s:
        s.add(x + 1)
trial("overwrite", overwrite)
trial("set", add_to_set)

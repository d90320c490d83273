# A dict that changes size under a loop raises RuntimeError.
def trial(title, f):
    try:
        f()
    except RuntimeError as e:
        print(title, "->", e)
    else:
        print(title, "-> fine")

def insert():
    d = {1: "a", 2: "b"}
    for k in d:
        d[k + 10] = "c"

def delete():
    d = {1: "a", 2: "b"}
    for k in d.items():
        del d[2 if 2 in d else 1]

trial("insert", insert)
trial("delete", delete)

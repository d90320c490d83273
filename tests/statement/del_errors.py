# del of what is not there: the words of each error.
lst = list(range(10))
d = {"x": 1, "y": 2, (1, 2): 3}


class Box:
    shared = "class"


box = Box()
box.shared = "own"
box.extra = 1

def attempt(f):
    try:
        f()
    except (KeyError, IndexError, AttributeError, NameError, TypeError) as e:
        print(type(e).__name__, e)

def no_key(): del d["gone"]
def no_index(): del lst[99]
def no_attribute(): del box.nothing
def twice():
    local = 1
    del local
    del local
def on_tuple(): del (1, 2)[0]

for f in (no_key, no_index, no_attribute, twice, on_tuple):
    attempt(f)

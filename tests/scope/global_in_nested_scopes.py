# global in a nested function and in a class body.
name = "module"

def remove():
    global also
    del also
try:
    remove()
except NameError as e:
    print(e)

def outer():
    name = "outer"
    def inner():
        global name
        name = "set by inner"
        return name
    return inner(), name

print(outer(), name)

class Body:
    global from_class
    from_class = "class body made a global"
    name = "class"
    def read(self):
        return name

print(from_class, hasattr(Body, "from_class"), Body().read(), Body.name)

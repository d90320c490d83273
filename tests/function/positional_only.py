# Parameters before / cannot be given by name, so their names are free for **kwargs.
def divide(a, b, /):
    return a // b

def mixed(a, /, b, *, c):
    return a, b, c

def options(name, /, **kwargs):
    return name, kwargs

def defaults(a, b=2, /, c=3, *args, d=4):
    return a, b, c, args, d

print(divide(7, 2), mixed(1, 2, c=3), mixed(1, b=2, c=3))
print(options("n", name="kw", x=1), defaults(1), defaults(1, 5, 6, 7, d=8), defaults(1, c=0))
print((lambda x, /, y: x - y)(5, y=1))

def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)

attempt(divide, 1)
attempt(divide, a=1, b=2)
attempt(divide, 1, b=2)
attempt(mixed, 1)
attempt(mixed, a=1, b=2, c=3)

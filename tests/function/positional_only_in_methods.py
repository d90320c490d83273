# Positional-only parameters of methods, and their errors.
def options(name, /, **kwargs):
    return name, kwargs

def defaults(a, b=2, /, c=3, *args, d=4):
    return a, b, c, args, d

def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except TypeError as e:
        print("TypeError:", e)
attempt(options)
attempt(options, name=1)
attempt(defaults)
attempt(defaults, 1, b=3)

class Vec:
    def __init__(self, x, y, /):
        self.xy = x, y
    def move(self, dx=0, /, *, dy=0):
        return self.xy[0] + dx, self.xy[1] + dy

print(Vec(1, 2).move(3, dy=4), Vec(1, 2).move())
attempt(Vec, x=1, y=2)
attempt(Vec(1, 2).move, dx=5)

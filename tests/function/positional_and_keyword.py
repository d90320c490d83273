# Arguments by position and by name, in every mix, with defaults.
def box(width, height=2, depth=3):
    return width, height, depth

print(box(1), box(1, 5), box(1, 5, 6), box(width=7), box(depth=9, width=8), box(1, depth=0))
print(box(*[1, 2]), box(**{"width": 3}), box(*(1,), **{"depth": 4}), box(*"abc"))

def volume(width=1, height=1, depth=1):
    return width * height * depth

print(volume(), volume(2), volume(depth=5), volume(2, 3, 4))

def swap(a, b):
    a, b = b, a
    return a, b

print(swap(1, 2), swap(b=1, a=2))
kwargs = {"a": "left", "b": "right"}
print(swap(**kwargs), kwargs)

def nothing():
    """A function that returns None in the three possible ways."""
def bare():
    return
def explicit():
    return None

print(nothing(), bare(), explicit())

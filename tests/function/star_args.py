# *args and **kwargs: collecting, forwarding, and their independence from the caller's objects.
def collect(first, *args, key="k", **kwargs):
    return first, args, key, kwargs

print(collect(1), collect(1, 2, 3), collect(1, key=5), collect(1, z=1, a=2))
print(collect(*range(4), **{"key": "K", "x": 0}), collect(first="f", other=1))

def forward(*args, **kwargs):
    return collect(*args, **kwargs)

print(forward("a", "b", c="d"), forward(first=0))
d = {"x": [1]}
def mutate(**kw):
    kw["x"].append(2)
    kw["y"] = 3
    return kw
print(mutate(**d), d)
t = (1, 2)
def same(*args):
    return args
print(same(*t) == t, same(), same(*[], *[]), same(*t, *t))

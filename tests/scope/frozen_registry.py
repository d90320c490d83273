# A registry filled at import time and frozen afterwards, with global and nonlocal state.
names = set()
frozen = None

def register(name):
    global names
    if frozen is not None:
        raise RuntimeError("%s is too late" % name)
    names |= {name}
    return name

def freeze():
    global frozen, names
    frozen = frozenset(names)
    del names
    return frozen

def allocator():
    used = bytearray(4)
    def take():
        nonlocal used
        for i in range(len(used)):
            if not used[i]:
                used[i] |= 1
                return i
        used = used + bytearray(2)
        return take()
    return take, lambda i: used.__setitem__(i, 0)

for n in ("uart", "spi", "i2c", "spi"):
    register(n)
print(sorted(freeze()), frozen >= {"spi"}, "names" in globals())
try:
    register("can")
except RuntimeError as e:
    print(e)
take, give = allocator()
print([take() for _ in range(5)], give(2), take(), take(), take())

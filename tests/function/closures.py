# Closures keep variables, not values; each call makes fresh ones.
def counter(start=0):
    def step(by=1):
        nonlocal start
        start += by
        return start
    def peek():
        return start
    return step, peek

step, peek = counter()
step2, peek2 = counter(100)
print(step(), step(), step(10), peek(), step2(-1), peek2(), peek())

def late():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    return fs

def early():
    return [lambda i=i: i for i in range(3)]

def per_call():
    def bind(i):
        return lambda: i
    return [bind(i) for i in range(3)]

for maker in (late, early, per_call):
    print([f() for f in maker()])

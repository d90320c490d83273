# nonlocal parameters and loop variables.
def params(a, *args, k=1, **kw):
    def change():
        nonlocal a, args, k, kw
        a, args, k, kw = a + 1, args + (9,), k * 2, {**kw, "z": 0}
        return a, args, k, kw
    change()
    return change()

print(params(1, 2, k=3, y=4))

def loop_var():
    fs = []
    for i in range(3):
        def f():
            nonlocal i
            i += 10
            return i
        fs.append(f)
    return [f() for f in fs], i

print(loop_var())

# Closures over arguments, and closures that share a list.
def adder(n):
    return lambda x: lambda y: x + y + n
print(adder(1)(10)(100))

def shared():
    box = []
    return box.append, lambda: list(box)
put, get = shared()
put(1); put(2)
print(get())
def args_captured(a, *args, **kw):
    return lambda: (a, args, kw)
print(args_captured(1, 2, 3, k=4)())

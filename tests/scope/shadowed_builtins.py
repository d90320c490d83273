# Built-in names shadowed by locals and globals.
def shadow():
    len = lambda x: "shadowed"
    return len([1])

print(shadow(), len([1]))
max = lambda *a: "global shadows builtin"
print(max(1, 2))
del max
print(max(1, 2))
def unpack_to_global():
    global a, b
    a, *b = 1, 2, 3
unpack_to_global()
print(a, b)

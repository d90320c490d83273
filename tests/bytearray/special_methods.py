# Which operators bytes and bytearray have by name.
for name in '__add__ __iadd__ __radd__ __mul__ __imul__ __rmul__ __mod__ __imod__ __rmod__ __sub__ __setitem__'.split():
    print(name, *[hasattr(cls, name) for cls in (str, bytes, bytearray, list, tuple)])
b = bytearray(b'%d')
same = b
b %= 5
print(b, same)

# heap: 24k
# bytearray.__init__() with a literal, however little room there is: the collection that looks whether the literal may be taken
# moves the bytearray.


def change(held, n):
    """Begins a bytearray anew, when below it n lists have become free and above it there is no room."""
    junk = [[] for i in range(n)]
    data = bytearray(b"abc")
    try:
        for i in range(1000):
            held.append(bytearray(8))
    except MemoryError:
        pass
    del held[-20:]
    junk = None
    data.__init__(b"new")
    return data


wrong = 0
for n in range(4, 40, 8):
    wrong += change([], n) != b"new"
print(wrong)

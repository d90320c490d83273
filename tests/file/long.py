# more than fits any buffer, read and written in pieces of many sizes
from _temp import Temp

with Temp() as path:
    text = "".join("%d: %s\n" % (i, "x" * (i * 7 % 300)) for i in range(200))
    with open(path, "w") as f:
        for at in range(0, len(text), 97):
            f.write(text[at:at + 97])
    with open(path) as f:
        print(f.read() == text)
    with open(path, "w") as f:
        print(f.write(text) == len(text))
    for size in (1, 7, 255, 256, 257, 511, 512, 513, 5000, 100000):
        with open(path) as f, open(path, "rb") as b:
            pieces = []
            while True:
                piece = f.read(size)
                if not piece:
                    break
                pieces.append(piece)
            same = b.read(size) == text[:size].encode() and b.read(size) == text[size:2 * size].encode()
            print(size, "".join(pieces) == text, len(pieces), same)
    with open(path) as f:
        print("".join(f) == text)
    with open(path, "rb") as f:
        b = bytearray(len(text) + 10)
        print(f.read(10), f.readinto(b), b[:len(text) - 10] == text[10:].encode(), f.read())
    with open(path, "r+b") as f:
        f.seek(1000)
        f.write(b"#" * 2000)
        f.seek(990)
        print(f.read(20), f.seek(2995), f.read(10) == b"#####" + text[3000:3005].encode())
    print(len(open(path).read()))

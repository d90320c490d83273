# text is UTF-8; sizes count characters, positions bytes
from _temp import Temp, fails

with Temp() as path:
    text = "grün 😀 €\nñ" + "ä" * 300 + "\n"
    with open(path, "w", encoding="utf-8") as f:
        print(f.write(text))
    with open(path, "rb") as f:
        data = f.read()
        print(len(data), data[:20])
    with open(path, encoding="utf-8") as f:
        print(f.read(3), f.read(3), f.tell(), f.read(1), f.read(3), f.readline(), f.readline() == text.split("\n")[1] + "\n")
    for size in (1, 2, 255, 256, 257):
        with open(path) as f:
            print(size, "".join(iter(lambda: f.read(size), "")) == text)
    with open(path) as f:
        f.readline()
        here = f.tell()
        print(here, f.read(2), f.seek(here), f.read(1))
    with open(path, "wb") as f:
        f.write(b"good \xff bad\n")
    with open(path) as f:
        print(fails(f.read))
    print(open(path, errors="replace").read(), open(path, errors="ignore").read(), open(path, "rb").read())
    print(open(path, encoding="latin-1").read())
    with open(path, "w", encoding="latin-1") as f:
        f.write("größe")
    print(open(path, "rb").read(), fails(open(path).read)[0])
    with open(path, "w", encoding="ascii", errors="replace") as f:
        f.write("größe")
    print(open(path, "rb").read(), fails(open, path, encoding="no such"))
    with open(path, "w") as f:
        print(fails(f.write, "\ud800"))

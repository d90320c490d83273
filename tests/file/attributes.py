# what a file says of itself
from _temp import Temp

with Temp() as path:
    open(path, "w").close()
    for mode in ("r", "w", "a", "r+", "rb", "wb", "ab", "r+b", "w+b"):
        f = open(path, mode)
        print(f.name == path, f.mode, f.closed, type(f).__name__, f.readable(), f.writable(), f.seekable(), f.isatty(),
              repr(f).replace(path, "PATH"))
        f.close()
    f = open(path)
    print(f.encoding, f.errors, f.newlines, f.line_buffering, f.buffer.read(), type(f.buffer).__name__)
    print(type(f.fileno()), hasattr(f, "nothing"), hasattr(open(path, "rb"), "encoding"))
    f = open(path, "rb", buffering=0)
    print(type(f).__name__, f.mode, f.name == path)
    print(open(path, encoding="latin-1", errors="ignore").encoding)

# modes and options that open() does not take
from _temp import Temp, fails

with Temp() as path:
    for mode in ("", "z", "rw", "rb+t", "bt", "b", "+", "rr", "r++", "rwb", "rU"):
        print(mode, fails(open, path, mode))
    print(fails(open, path, "wb", encoding="utf-8"), fails(open, path, "wb", errors="strict"),
          fails(open, path, "wb", newline=""), fails(open, path, "w", 0), fails(open, path, 5))
    print(fails(open, path, "w", -1, 5), fails(open)[0], fails(open, "a\0b"), fails(open, None)[0], fails(open, 1.5)[0])

# os.path on texts
import os
import os.path

for path in ("", "a", "/", "a/", "/a", "a/b", "a/b/", "/a//b", "a//b//", ".", "..", "a/../b", "/..", "/../a", "../../x", "a/./b/..",
             "x.py", ".hidden", "..x", "a.b/c", "a/.b.c", "x.tar.gz", "x.", "a/b.c/"):
    print(repr(path), os.path.split(path), os.path.basename(path), os.path.dirname(path), os.path.splitext(path),
          os.path.normpath(path), os.path.isabs(path))
print(os.path.join("a"), os.path.join("a", "b", "c"), os.path.join("a/", "b"), os.path.join("", "b"), os.path.join("a", "/b", "c"),
      os.path.join("a", ""), os.path.join("/", "x"))
print(os.path.abspath("x/../y") == os.getcwd() + "/y", os.path.abspath("/a/./b"), os.sep, os.path.sep, os.linesep, os.name)
print(os.path.exists("README.md"), os.path.isfile("README.md"), os.path.isdir("README.md"), os.path.exists(""), os.path.isdir("src"))


class Path:
    def __fspath__(self):
        return "tests/os/path.py"


print(os.path.basename(Path()), open(Path()).readline(), os.fspath(Path()), os.fspath("x"), os.stat(Path())[6] > 100)
for wrong in (1, None, b"x"):
    try:
        print(os.path.join("a", wrong))
    except TypeError as e:
        print("TypeError")

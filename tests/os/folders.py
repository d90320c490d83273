# mkdir, listdir, rename, remove, rmdir, stat, chdir: what is there and what is not
import os


def fails(function, *args):
    try:
        return "fine", function(*args)
    except OSError as e:
        return type(e).__name__, e.errno, e.strerror, str(e.filename).replace(base, "BASE"), e.filename2 is not None


base = "build/" + os.urandom(8).hex()
os.mkdir(base)
try:
    print(os.listdir(base), os.path.isdir(base), os.path.isfile(base), os.path.exists(base + "/x"))
    for name in ("b", "a", "ü"):
        with open(base + "/" + name, "w") as f:
            f.write(name * 3)
    os.mkdir(base + "/sub")
    print(sorted(os.listdir(base)), os.stat(base + "/ü")[6], os.stat(base + "/a").st_size, os.path.getsize(base + "/b"))
    print(oct(os.stat(base).st_mode >> 12), oct(os.stat(base + "/a")[0] >> 12), len(os.stat(base)), os.stat(base + "/a").st_mtime > 1e9)
    print(fails(os.mkdir, base), fails(os.mkdir, base + "/no/sub"), fails(os.listdir, base + "/none"), fails(os.listdir, base + "/a"))
    print(fails(os.remove, base + "/none"), fails(os.rmdir, base), fails(os.rmdir, base + "/a"), fails(os.stat, base + "/none"))
    os.rename(base + "/a", base + "/sub/moved")
    print(sorted(os.listdir(base)), os.listdir(base + "/sub"), fails(os.rename, base + "/a", base + "/c"))
    here = os.getcwd()
    os.chdir(base)
    print(os.getcwd() == here + "/" + base, sorted(os.listdir()), sorted(os.listdir(".")), os.path.abspath("b") == here + "/" + base + "/b")
    print(open("sub/moved").read(), open("../../README.md").read(11))
    os.chdir("/")
    print(os.getcwd(), fails(os.chdir, base + "/none"))
    os.chdir(here)
    os.unlink(base + "/sub/moved")
    os.replace(base + "/b", base + "/ü")
    print(sorted(os.listdir(base)), open(base + "/ü").read())
    os.makedirs(base + "/x/y/z")
    os.makedirs(base + "/x/y/z", exist_ok=True)
    print(os.listdir(base + "/x/y"), fails(os.makedirs, base + "/x/y"))
finally:
    for name in ("sub/moved", "a", "b", "ü"):
        if os.path.exists(base + "/" + name):
            os.remove(base + "/" + name)
    for name in ("/x/y/z", "/x/y", "/x", "/sub", ""):
        if os.path.exists(base + name):
            os.rmdir(base + name)
print(os.path.exists(base))

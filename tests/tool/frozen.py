#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Modules in flash: constants of all kinds are the same on both words, code runs in place, tracebacks know lines.

Each interpreter is linked anew with the modules of `MODULES` in place of those of lib/.
"""
import glob
import json
import os
import subprocess
import sys
import tempfile

MODULES = {
    "oddities.py": '''
"""A docstring, which flash does not keep."""
import sys
ints = (0, -1, 127, 128, 40000, (1 << 30) - 1, 1 << 30, -(1 << 30), -(1 << 30) - 1, 1 << 32, (1 << 62) - 1, 1 << 62,
        -(1 << 62), -(1 << 62) - 1, 123456789012345678901234567890, -(1 << 64))
floats = (0.0, -0.0, 0.5, -1.25, 1e30, 1e-30, -1e20, 1024.0 ** -2)
texts = ("", "a", "name", "two words", "quote \\" ' backslash \\\\ zero \\0 tab \\t what ??/", "\\u00e9t\\u00e9", "\\U0001f600")
others = (b"", b"\\x00\\xff", b"seven b", None, True, False, ..., (), ((1, (2.5, "x")),), [1, "b", None], {"k": [2]})
huge = 1e39
fresh = [1, 2, 3]

def twice():
    return [10, 20, 30, 40, 50, 60]

def outer(a, /, b=2, *args, c=3, **kwargs):
    def inner(d):
        nonlocal b
        b += d
        return a, b, args, c, kwargs
    return inner

def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        yield "end"

class Base:
    kind = "base"
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f"{type(self).__name__}({self.x!r:>4})"

class Derived(Base):
    class Inner:
        pass
    @property
    def double(self):
        return self.x * 2

def fail():
    text = "in flash"
    raise ValueError(text)
''',
    "box/__init__.py": "from . import lid\nfrom .lid import shut\nname = __name__\npath = __path__\n",
    "box/lid.py": "import sys\ndef shut():\n    return __package__ if '__package__' in globals() else __name__\n",
    "box/__main__.py": "import sys\nprint('main', __name__, sys.argv)\n",
    "counter.py": "count = 0\ndef more():\n    global count\n    count += 1\n    return count\n",
    "broken.py": "before = 1\nraise KeyError('at import')\n",
    "skipped.py": "x = 1\n",
}

# What is printed is compared with CPython's, which finds the same modules in a folder.
PROGRAM = '''
import oddities, sys
print(oddities.ints)
print(oddities.floats[:4], [int(x) for x in oddities.floats[6:7]] != 0, oddities.huge > 3e38)
print([ascii(t) for t in oddities.texts], [len(t) for t in oddities.texts])
print(oddities.others, [hash(t) == hash(str(t)) for t in oddities.texts])
print({"name": 1}[oddities.texts[2]], getattr(oddities, oddities.texts[2] + "s", "none"))
oddities.fresh.append(4)
first, second = oddities.twice(), oddities.twice()
first.append(0)
print(oddities.fresh, first, second)
f = oddities.outer(1, c=9, k=8)
print(f(1), f(1), list(oddities.numbers(3)))
d = oddities.Derived(5)
print(d, d.double, d.kind, oddities.Derived.Inner.__qualname__, oddities.outer.__qualname__, f.__qualname__)
import box, box.lid, counter
print(box.name, box.shut() in ("box", "box.lid"), box.lid is sys.modules["box.lid"])
print(counter.more(), counter.more(), counter.count)
for i in range(2):
    try:
        import broken
    except KeyError as e:
        print(repr(e), "broken" in sys.modules)
try:
    import skipped
    print("skipped")
except ImportError as e:
    print("No module named" in str(e))
oddities.twice.note = "attribute"
print(oddities.twice.note, oddities.__doc__ is None or sys.argv[1:] == ["cpython"])
'''
PLACES = '''
import oddities, sys
print(oddities.__file__, ".frozen" in sys.path)
oddities.fail()
'''


def run(command, text=None, **options):
    return subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


def link(terrarium, folder, lib):
    """An interpreter with the modules of a folder; its objects are those of the one given."""
    build = os.path.dirname(terrarium)
    generated = os.path.join(folder, "generated")
    definitions = glob.glob("src/**/*.def", recursive=True)
    subprocess.run([sys.executable, "-B", "tools/make_frozen.py", generated, "build/first/terrarium", lib,
                    "--without", "skipped"], check=True)
    subprocess.run([sys.executable, "-B", "tools/make_builtins.py", generated, generated + "/frozen.def",
                    *definitions], check=True)
    # not what was made of sources that are gone, nor what is made anew here or has its own main()
    parts = [f"{build}/CMakeFiles/{part}.dir/" for part in ("core", "host_port", "simulate", "terrarium")]
    objects = [o for part in parts for o in glob.glob(part + "src/**/*.o", recursive=True)
               if os.path.exists(o[len(part):-2])] + [parts[0] + "generated/font8x8.c.o"]
    flags = "-m32 -msse2 -mfpmath=sse -freg-struct-return".split() if "32" in os.path.basename(build) else []
    if "asan" in os.path.basename(build):
        flags += ["-fsanitize=address,undefined", "-DTERRARIUM_CHECKS=1"]
    wraps = ["-Wl,--wrap=port_" + name for name in  # as CMakeLists.txt has it
             ("monotonic_us", "epoch_us", "ticks_us", "ticks_ms", "sleep_us", "poll")]
    out = os.path.join(folder, "terrarium")
    subprocess.run(["gcc", "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-Isrc", "-Iinclude",
                    "-I" + generated, *flags, generated + "/frozen.c", generated + "/builtins.c", *objects, "-lm", *wraps,
                    "-o", out], check=True)
    return out


def check(what, got, wanted):
    if got != wanted:
        print("%s:\n  got    %r\n  wanted %r" % (what, got, wanted))
    return got != wanted


def try_one(terrarium, word):
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        lib = os.path.join(folder, "lib")
        for name, text in MODULES.items():
            path = os.path.join(lib, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w") as out:
                out.write(text)
        for path in glob.glob(lib + "/**/*.py", recursive=True) + glob.glob("lib/**/*.py", recursive=True):
            failures += same_code(terrarium, path)
        binary = link(terrarium, folder, lib)
        os.remove(os.path.join(lib, "skipped.py"))
        peer = run(["/usr/bin/python3", "-B", "-c", PROGRAM, "cpython"], env={"PYTHONPATH": lib})
        for switches in ([], ["-X", "gc_stress", "-X", "verify"]):
            done = run([binary, *switches, "-c", PROGRAM], cwd=folder)
            failures += check("program " + word, (done.stdout, done.stderr), (peer.stdout, peer.stderr))
        done = run([binary, "-c", PLACES], cwd=folder)
        failures += check("places", done.stdout, "oddities.py True\n")
        line = MODULES["oddities.py"].splitlines().index("    raise ValueError(text)") + 1
        failures += check("traceback", done.stderr, 'Traceback (most recent call last):\n  File "<string>", line 4, in '
                          '<module>\n  File "oddities.py", line %d, in fail\nValueError: in flash\n' % line)
        done = run([binary, "-m", "box", "x"], cwd=folder)
        failures += check("-m", done.stdout, "main __main__ ['.frozen/box/__main__.py', 'x']\n")
        done = run([binary, "-c", "import ucounter, counter; print(ucounter is counter)"], cwd=folder)
        failures += check("u", done.stdout, "True\n")
        with open(os.path.join(folder, "counter.py"), "w") as out:
            out.write("count = 'a file of the folder comes first'\n")
        done = run([binary, "-c", "import counter; print(counter.count)"], cwd=folder)
        failures += check("order", done.stdout, "a file of the folder comes first\n")
    return failures


def same_code(terrarium, path):
    """Is the code of a module the same whatever compiles it? Floats are rounded on 32-bit."""
    def simplify(item):
        return "float" if "float" in item else int(item["int"], 16) if "int" in item else item
    dumps = []
    for binary in ("build/first/terrarium", terrarium):
        with open(path) as source:
            done = subprocess.run([binary, "-O2", "-X", "dump"], stdin=source, stdout=subprocess.PIPE, text=True)
        dumps.append(json.loads(done.stdout, object_hook=simplify))
    return check("code of " + path, dumps[1], dumps[0])


def main():
    if not os.path.exists("build/first/terrarium"):
        print("build/first is missing")
        return 1
    failures = try_one(os.environ["TERRARIUM"], "64")
    if os.environ.get("TERRARIUM32"):
        failures += try_one(os.environ["TERRARIUM32"], "32")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())

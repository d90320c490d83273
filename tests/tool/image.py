#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compiled modules in ROM: what they do, what they take, what is refused; and ROM file systems."""
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import make_image  # noqa: E402
import make_rom  # noqa: E402

SAMPLE = ROOT / "tests/image/_sample.py"
USE = r"""
import sample
print(sample.BIG, sample.FLOATS[0], sample.FLOATS[2:], sample.TEXT, sample.BYTES, sample.NEST)
a, b = sample.Shape(5, 6, k=7), sample.Square(9)
print(a.method(2), a.method(0), a.done, a.area, b.method(3), b.area, list(sample.counting(4)), sample.closure(3)(4))
print(sample.unusual_name_of_function('qwe'), [sample.match_it(x) for x in ([1, 2], {'k': 1, 'j': 2}, a, 0)])
print(sample.flow(9), sample.Shape.__name__, sample.Square.method.__qualname__, sample.counting.__name__)
try:
    sample.waiting(1).send(None)
except StopIteration as e:
    print(e.value)
try:
    sample.fail()
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)
"""


def run(binary, code, *options, status=0):
    done = subprocess.run([binary, *options, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    if done.returncode != status:
        sys.exit(f"status {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout + (done.stderr if status else "")


def rom(folder, files):
    """A ROM file with these files: name -> bytes."""
    tree = Path(folder, "tree")
    shutil.rmtree(tree, ignore_errors=True)
    for name, data in files.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    image = make_rom.make(tree, lambda path: (path.name, path.read_bytes()))
    out = Path(folder, "rom")
    out.write_bytes(image)
    return f"rom={out}"


def test_files(binary, folder):
    files = {"data.txt": b"data", "empty": b"", "lib/deep/er/file": bytes(range(256)) * 3, "n" * 130: b"long name",
             "m.py": b"import os\nprint(__file__, __name__)\n"}
    files.update({f"many/f{i}": b"x" * i for i in range(140)})
    option = rom(folder, files)
    out = run(binary, r"""
import os
print(sorted(os.listdir('/rom')), os.listdir('/rom/lib/deep'), os.stat('/rom/lib')[0] & 0x4000, os.stat('/rom/data.txt')[6])
print([len(open('/rom/many/f%d' % i).read()) == i for i in range(140)].count(True), len(os.listdir('/rom/many')))
f = open('/rom/lib/deep/er/file', 'rb')
print(f.read() == bytes(range(256)) * 3, f.seek(-3, 2), f.read(), f.seek(5), f.read(2))
print(open('/rom/' + 'n' * 130).read(), repr(open('/rom/empty').read()), open('/rom/lib/../data.txt').read() if 0 else '')
for action in (lambda: open('/rom/x', 'w'), lambda: open('/rom/none'), lambda: open('/rom/lib'), lambda: os.mkdir('/rom/d'),
               lambda: os.remove('/rom/data.txt'), lambda: os.listdir('/rom/data.txt'), lambda: os.rename('/rom/m.py', '/x')):
    try:
        action()
    except OSError as e:
        print(e.errno, end=' ')
print()
import m
""", "-X", option)
    expected = f"""{sorted([*'data.txt empty lib many m.py'.split(), 'n' * 130])} ['er'] 16384 4
140 140
True 765 b'\\xfd\\xfe\\xff' 5 b'\\x05\\x06'
long name ''{' '}
30 2 21 30 30 20 18{' '}
/rom/m.py m
"""
    assert out == expected, out
    # mpremote pads nothing; a length may be longer than it needs to be.
    odd = make_rom.MAGIC + b"\x80\x0f" + make_rom.record(5, b"\x01a" + make_rom.record(2, b"!")) + make_rom.record(1, b"") + b"\x05"
    Path(folder, "odd").write_bytes(odd)
    assert run(binary, "print(open('/rom/a').read())", "-X", f"rom={folder}/odd") == "!\n"
    # Whatever is in it, nothing outside is read.
    good = Path(folder, "rom").read_bytes()[:400]
    for at in range(3, len(good), 7):
        for byte in 0, 0x7f, 0xff:
            Path(folder, "bad").write_bytes(good[:at] + bytes([byte]) + good[at + 1:])
            run(binary, "import os\ntry:\n    [open('/rom/' + n).read() for n in os.listdir('/rom') if '.' in n]\n"
                "except (OSError, UnicodeError):\n    pass", "-X", f"rom={folder}/bad")


def test_images(binary, wide, folder):
    image = make_image.make(SAMPLE, "sample.py", wide)
    expected = subprocess.run(["/usr/bin/python3", "-c", USE], capture_output=True, text=True, check=True,
                              env={**os.environ, "PYTHONPATH": folder}, cwd=folder).stdout
    option = rom(folder, {"sample.tpy": image, "pkg/__init__.tpy": make_image.make(SAMPLE, "pkg.py", wide)})
    for more in [], ["-X", "gc_stress", "-X", "verify"]:
        out = run(binary, USE, "-X", option, *more)
        assert out == expected, f"{out}\n{expected}"
    assert run(binary, "import pkg; print(pkg.TEXT, pkg.__path__)", "-X", option) == "not an identifier \u00e9 ['/rom/pkg']\n"
    # Source comes first.
    assert run(binary, "import sample; print(sample.x)", "-X", rom(folder, {"sample.tpy": image, "sample.py": b"x = 1"})) == "1\n"

    # What it takes: no more than the same module with names that the firmware has; and much less than compiled here.
    heap = "import gc\ngc.collect()\na = gc.mem_alloc()\nimport sample\ngc.collect()\nprint(gc.mem_alloc() - a)"
    source = "def {0}({1}):\n    return {1}.{2} + {3}({1}, {2}=1)\n" * 10
    known = source.format("append", "self", "index", "len").encode()
    unknown = source.format("zzappend", "zzself", "zzindex", "zzlen").encode()
    sizes = []
    for text in known, unknown:
        Path(folder, "t.py").write_bytes(text)
        sizes.append(int(run(binary, heap, "-X", rom(folder, {"sample.tpy": make_image.make(Path(folder, "t.py"), "t", wide)}))))
    compiled = int(run(binary, heap, "-X", rom(folder, {"sample.py": unknown})))
    assert sizes[0] == sizes[1] and compiled > 3 * sizes[0], (sizes, compiled)

    # What is refused, and why.
    def refused(data, why):
        out = run(binary, "import sample", "-X", rom(folder, {"sample.tpy": data}), status=1)
        assert f"ImportError: '/rom/sample.tpy' {why}\n" in out, out

    word = 8 if wide else 4
    refused(image[:100], "is damaged")
    refused(image[:-1], "is damaged")
    links = [struct.unpack_from("<I", image, at)[0] for at in range(*struct.unpack_from("<I", image, 32), len(image), 8)]
    first = next(at for at in range(64, len(image), word) if at not in links)
    refused(image[:first] + bytes([image[first] ^ 1]) + image[first + 1:], "is damaged")
    refused(image[:12] + b"\0\0\0\0" + image[16:], "was compiled for another version")
    refused(make_image.make(SAMPLE, "sample.py", not wide), "was compiled for another version")
    place = links[0]
    refused(image[:place] + bytes([16] * word) + image[place + word:], "was linked for another firmware")


def test_writing(binary, wide, folder):
    """A ROM is erased and written in pieces, as mpremote does it; not while its code is in use. In a buffer it only shows files."""
    empty = Path(folder, "empty")
    empty.write_bytes(b"\xff" * 8192)
    rom(folder, {"sample.tpy": make_image.make(SAMPLE, "sample.py", wide), "t.txt": b"text"})
    out = run(binary, f"""
import os, vfs
data = open({str(Path(folder, 'rom'))!r}, 'rb').read()
print(vfs.rom_ioctl(1), vfs.rom_ioctl(0), vfs.rom_ioctl(2, 1), vfs.rom_ioctl(3, 0), vfs.rom_ioctl(3, 0, 8193), len(vfs.rom_ioctl(2, 0)))
print(vfs.rom_ioctl(3, 0, len(data)), vfs.rom_ioctl(4, 0, 2, data), vfs.rom_ioctl(4, 0, 8192, data), vfs.rom_ioctl(4, 0, -4, data))
view = memoryview(bytearray(1) + data)[1:]  # nowhere aligned
print([vfs.rom_ioctl(4, 0, at, view[at:at + 500]) for at in range(0, len(data), 500)].count(0), vfs.rom_ioctl(5, 0))
memory = vfs.rom_ioctl(2, 0)
print(memory[:len(data)] == data, set(memory[-200:]), os.listdir('/rom'))
for write in (lambda: vfs.rom_ioctl(4, 0, 0, 5), lambda: memory.__setitem__(0, 1), lambda: vfs.rom_ioctl(4, 0, 0, None)):
    try:
        write()
    except TypeError as e:
        print(e)
vfs.mount(vfs.VfsRom(memory), '/shown')
print(sorted(os.listdir('/shown')), open('/shown/t.txt').read(), vfs.mount()[0][1])
import sample
print(sample.Shape(4).method(2), vfs.rom_ioctl(3, 0, 4), vfs.rom_ioctl(4, 0, 0, b'x'))
""", "-X", f"rom={empty}")
    pieces = (Path(folder, "rom").stat().st_size + 499) // 500
    expected = f"""1 -22 -22 -22 -12 8192
4 -22 -22 -12
{pieces} 0
True {{255}} ['sample.tpy', 't.txt']
a bytes-like object is required, not 'int'
cannot modify read-only memory
a bytes-like object is required, not 'NoneType'
['sample.tpy', 't.txt'] text /shown
2.0 -16 -16
"""
    assert out == expected, f"{out}\n{expected}"


def main():
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(SAMPLE, Path(folder, "sample.py"))
        test_files(os.environ["TERRARIUM32"], folder)
        for binary in os.environ["TERRARIUM32"], os.environ["TERRARIUM"]:
            wide = int(run(binary, "import sys; print(sys.maxsize)")) > 1 << 32
            test_images(binary, wide, folder)
            test_writing(binary, wide, folder)


main()

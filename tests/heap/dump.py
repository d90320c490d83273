# heap.dump(): to files, as bytes and as text, with its sums; what is refused.
# NAME.out, since CPython has no module heap.
# heap: 512k
import binascii
import gc
import heap
import io
import os
import zlib

MAGIC = b"\x93TrHeap\n"


class Pair:
    def __init__(self, a, b):
        self.a, self.b = a, b


pairs = [Pair(i, [str(i), i * 0.5, {i: None}]) for i in range(6)]


def whole(data):
    # Walks over the records: how many of each letter, when the sum at the end is right; of F how many frames, three words each.
    at, found = len(MAGIC), {}
    while at < len(data):
        letter, n = chr(data[at]), data[at + 1]
        assert n < 128
        if letter == "E":
            assert n == 4 and at + 6 == len(data)
            assert int.from_bytes(data[at + 2 :], "little") == zlib.crc32(data[:at])
        found[letter] = found.get(letter, 0) + (n // (3 * data[len(MAGIC) + 3]) if letter == "F" else 1)
        at += 2 + n
    return found


def from_text(text):
    lines = text.strip().split("\n")
    assert lines[0] == "-----BEGIN TERRARIUM HEAP DUMP-----"
    blocks, crc = [], 0
    for line in lines[1:-2]:
        block, check = line.split(" ")
        blocks.append(binascii.a2b_base64(block))
        crc = zlib.crc32(blocks[-1], crc)
        assert int(check, 16) == crc & 0xFFFF
    assert lines[-2:] == ["", "-----END TERRARIUM HEAP DUMP-----"]
    return b"".join(blocks)


base = "build/" + os.urandom(8).hex()


def dumped(mode="b", **options):
    gc.collect()
    file = open(base, "w" + mode)
    try:
        heap.dump(file, **options)
        file.close()
        return open(base, "r" + mode).read()
    finally:
        os.remove(base)


data = dumped()
print(data.startswith(MAGIC))
found = whole(data)
print(sorted(found), found["H"], found["E"], found["F"])
print(b"__main__" in data, b"Pair" in data)
data = None

# Behind what is there.
file = open(base, "w+b")
file.write(b"x" * 20)
print(heap.dump(file))
end = file.tell()
file.seek(0)
data = file.read()
print(data[:20], whole(data[20:])["F"], end == len(data))
file.close()
os.remove(base)
data = None

print(sorted(whole(from_text(dumped("")))) == sorted(found))
secret = "swordfish" * 2
data = dumped(redact=True)
print(b"swordfish" in data, b"pairs" in data)
data = None

# Inside of functions, generators and what calls back.
def numbers():
    for i in range(2):
        yield whole(dumped())["F"]


print(list(numbers()), sorted([2, 1], key=lambda i: (dumped(), i)[1]))

for stream in (3, "x", io.BytesIO, open, io.BytesIO(), io.StringIO()):
    try:
        heap.dump(stream)
    except TypeError as error:
        print(error)
closed = open(base, "wb")
closed.close()
os.remove(base)
try:
    heap.dump(closed)
except ValueError as error:
    print(error)


class Out(io.IOBase):
    def write(self, data):
        return len(data)


try:
    heap.dump(Out())
except TypeError as error:
    print(error)

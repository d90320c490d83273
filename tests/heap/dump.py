# heap.dump(): to memory, as bytes and as text, with its sums; what is refused.
# NAME.out, since CPython has no module heap.
# heap: 512k
import binascii
import gc
import heap
import io
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


out = io.BytesIO()
print(heap.dump(out))
data = out.getvalue()
print(data.startswith(MAGIC), out.tell() == len(data))
found = whole(data)
print(sorted(found), found["H"], found["E"], found["F"])
print(b"__main__" in data, b"Pair" in data)
del data

# Behind and before what is there.
out = io.BytesIO(b"x" * 20)
out.seek(20)
heap.dump(out)
print(out.getvalue()[:20], whole(out.getvalue()[20:])["F"])
out = None
out = io.BytesIO(b"y" * 40000)
gc.collect()
heap.dump(out)
print(len(out.getvalue()), out.tell() < 40000, out.getvalue()[-1:])

out = None
gc.collect()
out = io.StringIO()
heap.dump(out)
print(sorted(whole(from_text(out.getvalue()))) == sorted(found))
out = io.BytesIO()
secret = "swordfish" * 2
heap.dump(out, redact=True)
print(b"swordfish" in out.getvalue(), b"pairs" in out.getvalue())

out = None

# Inside of functions, generators and what calls back.
def numbers():
    for i in range(2):
        out = None
        gc.collect()
        out = io.BytesIO()
        heap.dump(stream=out)
        yield whole(out.getvalue())["F"]


print(list(numbers()), sorted([2, 1], key=lambda i: (heap.dump(io.BytesIO()), i)[1]))

for stream in (3, "x", io.BytesIO, open):
    try:
        heap.dump(stream)
    except TypeError as error:
        print(error)
closed = io.BytesIO()
closed.close()
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

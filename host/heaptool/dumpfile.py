# SPDX-License-Identifier: MIT
# Reads a dump (docs/heap-dump.md): the bytes themselves, or the lines between two markers in a console log. Whatever is
# damaged or cut off is a ToolError in one line.
import array
import binascii
import zlib

from heaptool import layout
from heaptool.error import ToolError

MAGIC = b"\x93TrHeap\n"
BEGIN = b"-----BEGIN TERRARIUM HEAP DUMP-----"
END = b"-----END TERRARIUM HEAP DUMP-----"

REDACTED, FAILED = 1, 2  # flags


class Name:
    # What a record says about an object: of a code `file`, `line` and `parameters`, too.
    def __init__(self, kind, text):
        self.kind, self.text = kind, text
        self.file = self.line = None
        self.parameters = []


class Frame:
    # depth: how many words register 0 lies below the top of the stack; None: in a generator.
    def __init__(self, code, line, depth):
        self.code, self.line, self.depth = code, line, depth


class Dump:
    # base: address of the first word. words: of the heap, up to its free run. roots: (name, Values). stack: its words,
    # the lowest first. names: address -> Name.
    def __init__(self):
        self.kinds, self.roots, self.frames, self.names = layout.kinds(), [], [], {}
        self.words = self.stack = self.c_stack = None


def is_dump(data):
    return data.startswith(MAGIC[:2]) or BEGIN in data


def read(data):
    if not data.startswith(MAGIC):
        data = _from_log(data)
    return _Reader(data).read()


def _from_log(data):
    # The last dump of a log. Each line carries the sum of all bytes up to its end.
    start = data.rfind(BEGIN)
    if start < 0:
        raise ToolError("this is no dump: it does not begin as one, and has no line %s" % BEGIN.decode())
    parts, crc, number = [], 0, 0
    for line in data[start + len(BEGIN) :].split(b"\n"):
        line = line.strip()
        if line.startswith(END):
            return b"".join(parts)
        if not line:
            continue
        number += 1
        try:
            text, check = line.split(b" ")
            block = binascii.a2b_base64(text)
            crc = zlib.crc32(block, crc)
            fine = int(check, 16) == crc & 0xFFFF
        except ValueError:
            fine = False
        if not fine:
            raise ToolError("line %d of the dump is damaged, or one before it is missing" % number)
        parts.append(block)
    raise ToolError("the dump is cut off after its line %d" % number)


class _Reader:
    def __init__(self, data):
        self.data, self.at, self.end = data, len(MAGIC), len(data)
        if not data.startswith(MAGIC):
            raise ToolError("this is no dump: it does not begin as one")

    def fail(self, what):
        raise ToolError("the dump is damaged: %s (at byte %d of %d)" % (what, self.at, len(self.data)))

    def number(self):
        n = shift = 0
        while True:
            if self.at >= self.end:
                self.fail("a number is cut off")
            byte = self.data[self.at]
            self.at += 1
            n |= (byte & 127) << shift
            if byte < 128:
                return n
            shift += 7
            if shift > 63:
                self.fail("a number is too large")

    def take(self, n):
        if n < 0 or self.at + n > self.end:
            self.fail("it is cut off")
        self.at += n
        return self.data[self.at - n : self.at]

    def word(self):
        return int.from_bytes(self.take(self.size), "little")

    def text(self):
        return self.take(self.end - self.at).decode("utf-8", "replace")

    def read(self):
        self._check_sum()
        self.dump = None
        while True:
            if self.at >= len(self.data):
                self.fail("it has no end")
            letter = self.data[self.at]
            self.at += 1
            self.end = len(self.data)
            n = self.number()
            if self.at + n > len(self.data):
                self.fail("a record is cut off")
            self.end = self.at + n
            if letter == 69:  # E
                break
            if self.dump is None and letter != 72:
                self.fail("it has no header")
            reader = _RECORDS.get(letter)
            if reader:
                reader(self)
            self.at = self.end
        return self._finish()

    def _check_sum(self):
        # First of all: walks over the records to the end. What is whole and has the right sum is as it was written.
        at, data, end = self.at, self.data, len(self.data)
        while at < end and data[at] != 69:
            start = self.at = at + 1
            n = self.number()
            at = self.at + n
        self.at = at
        if at >= end:
            self.at = min(at, end)
            raise ToolError("the dump is cut off after %d bytes" % end)
        if data[at + 1 : at + 2] != b"\x04" or at + 6 != end:
            self.fail("its end is not where it says" if at + 6 <= end else "its end is cut off")
        if int.from_bytes(data[at + 2 :], "little") != zlib.crc32(data[:at]):
            raise ToolError("the dump is damaged: its sum is wrong")
        self.at = len(MAGIC)

    def header(self):
        dump = self.dump = Dump()
        version, self.size, dump.flags, _ = self.take(4)
        if version != layout.VERSION:
            self.fail("it is of version %d, and this command knows version %d" % (version, layout.VERSION))
        size = dump.word_size = self.size
        if size not in (4, 8):
            self.fail("words of %d bytes" % size)
        self.take(size - 4)
        dump.base, end, low, top, dump.scratch_words, dump.reserve_words = [self.word() for _ in range(6)]
        dump.collections, dump.asked, dump.asked_kind, dump.growing = [self.word() for _ in range(4)]
        dump.flags |= FAILED if dump.asked else 0
        dump.build = self.text()
        dump.used_words, dump.run_words = (end - dump.base) // size, (low - end) // size
        dump.stack_words = (top - low) // size - dump.scratch_words
        if not 0 <= dump.used_words <= 1 << 28 or dump.run_words < 0 or not 0 <= dump.stack_words <= 1 << 28:
            self.fail("a heap of %d words" % dump.used_words)
        code = "I" if size == 4 else "Q"
        dump.words, dump.stack, dump.c_stack = array.array(code), array.array(code), array.array(code)
        self.roots, self.frames = array.array(code), array.array(code)

    def name(self):
        address = self.word()
        kind = self.take(1)[0]
        if kind >= len(self.dump.kinds):
            self.fail("an object of no kind")
        dump, data = self.dump, self.take(self.end - self.at)
        if dump.kinds[kind].name == "code" and data:
            name = self._code(kind, data)
        else:
            name = Name(kind, data.split(b"\0")[0].decode("utf-8", "replace"))
        dump.names[address] = name

    def _code(self, kind, data):
        end = data.find(b"\0")
        second = data.find(b"\0", end + 1)
        if end < 0 or second < 0:  # it did not fit its record
            return Name(kind, data.split(b"\0")[0].decode("utf-8", "replace"))
        name = Name(kind, data[:end].decode("utf-8", "replace"))
        name.file = data[end + 1 : second].decode("utf-8", "replace")
        line, shift, at = 0, 0, second + 1
        while at < len(data):
            line |= (data[at] & 127) << shift
            shift += 7
            at += 1
            if data[at - 1] < 128:
                break
        name.line = line
        name.parameters = [p.decode("utf-8", "replace") for p in data[at:].split(b"\0")[:-1]]
        return name

    def _words(self, to, most):
        zeros = self.number()
        rest = self.end - self.at
        if rest % self.size or len(to) + zeros + rest // self.size > most:
            self.fail("more words than there are")
        if zeros:
            to.frombytes(bytes(zeros * self.size))
        to.frombytes(self.take(rest))

    def heap(self):
        self._words(self.dump.words, self.dump.used_words)

    def stack(self):
        self._words(self.dump.stack, self.dump.stack_words)

    def c_words(self):
        self._words(self.dump.c_stack, 1 << 20)

    def root_words(self):
        self._words(self.roots, 1 << 20)

    def frame_words(self):
        self._words(self.frames, 1 << 20)

    def _finish(self):
        dump = self.dump
        if dump is None or len(dump.words) != dump.used_words or len(dump.stack) != dump.stack_words:
            self.fail("words are missing")
        for i, word in enumerate(self.roots):
            if word:
                dump.roots.append((layout.root(i), [word]))
        rows = self.frames.tolist()
        for i in range(0, len(rows) - 2, 3):
            code, line, depth = rows[i : i + 3]
            dump.frames.append(Frame(code, line, depth if depth <= dump.stack_words else None))
        return dump


_RECORDS = {
    72: _Reader.header,
    82: _Reader.root_words,
    70: _Reader.frame_words,
    78: _Reader.name,
    87: _Reader.heap,
    83: _Reader.stack,
    67: _Reader.c_words,
}

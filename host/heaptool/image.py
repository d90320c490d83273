# SPDX-License-Identifier: MIT
# The objects in the image of a dump: where each begins, its kind, its Values, and its contents as far as a report shows
# them. An object is known by its place: the index of its header among the words.
from heaptool import layout
from heaptool.error import ToolError

TRACED = 1 << 5
HELD = 1 << 3


class Image:
    def __init__(self, dump):
        self.dump = dump
        self.words = dump.words
        self.size = dump.word_size
        self.wide = self.size == 8
        self.shift = 32 if self.wide else 15
        self.base = dump.base
        self.kinds = dump.kinds
        self.places = []  # of all objects but holes, in the order of age
        self.holes = []
        self._walk()
        self.places_set = set(self.places)

    def _walk(self):
        words, at, end, shift, kinds = self.words, 0, len(self.words), self.shift, self.kinds
        while at < end:
            header = words[at]
            size = header >> shift
            kind = (header >> 7) & 255
            if not header & 1 or size == 0 or at + size > end or kind >= len(kinds):
                raise ToolError("the dump is damaged: there is no object at 0x%x" % (self.base + at * self.size))
            (self.holes if kinds[kind].name == "HOLE" else self.places).append(at)
            at += size

    # ---- headers ----

    def length(self, place):
        # In words, header included.
        return self.words[place] >> self.shift

    def kind(self, place):
        return self.kinds[(self.words[place] >> 7) & 255]

    def payload(self, place):
        header = self.words[place]
        return (header >> self.shift) - 1 - (1 if header & TRACED else 0)

    def value_count(self, place):
        count = self.kind(place).values
        payload = self.payload(place)
        if count == layout.ALL:
            return payload
        if count == layout.COUNTED:
            return min(1 + (self.words[place + 1] >> 1), payload) if payload else 0
        return 0 if count == layout.WEAK else min(count, payload)

    # ---- Values ----

    def target(self, word):
        # The place of the object that a Value refers to, or None: it is no object, or not on the heap.
        if word & 3 or not word:
            return None
        offset = word - self.base
        place = offset // self.size
        return place if 0 <= offset and place in self.places_set else None

    def value(self, place, i):
        # The i-th word behind the header, 0 if there is none.
        return self.words[place + 1 + i] if i < self.payload(place) else 0

    def number(self, word):
        # A small int.
        bits = 8 * self.size
        return (word - (1 << bits) if word >> (bits - 1) else word) >> 1

    def kind_of(self, word):
        # The name of the kind of any Value.
        if word & 1:
            return "int"
        if word & 2:
            return "float"
        place = self.target(word)
        if place is not None:
            return self.kind(place).name
        name = self.dump.names.get(word)
        return self.kinds[name.kind].name if name else ""

    # ---- contents ----

    def raw(self, place, start, n):
        # n bytes of the payload, from byte `start` on.
        first = place + 1
        end = first + (start + n + self.size - 1) // self.size
        return self.words[first:end].tobytes()[start : start + n]

    def text(self, word, most=None):
        # The text of a str, or None.
        place = self.target(word)
        if place is None:
            name = self.dump.names.get(word)
            return name.text if name and self.kinds[name.kind].name == "str" else None
        if self.kind(place).name != "str":
            return None
        known = self.dump.names.get(word)  # of a redacted dump
        if known and known.text:
            return known.text
        n = self.payload(place) * self.size - 2 - (self.words[place + 1] & 7)
        if n < 0:
            return ""
        return self.raw(place, 2, n if most is None else min(n, most)).decode("utf-8", "replace")

    def text_length(self, place):
        # Bytes of a str.
        return max(0, self.payload(place) * self.size - 2 - (self.words[place + 1] & 7))

    def bytes_length(self, place):
        n = self.payload(place) * self.size
        return max(0, n - 1 - self.raw(place, n - 1, 1)[0]) if n else 0

    def float(self, word):
        # A float that is held in its word.
        bits = 8 * self.size
        y = word >> 2
        x = y if y <= 1 else y + (0x6000000000000000 if self.wide else 0x60000000)
        x = (x >> 1 | (x & 1) << (bits - 1)) & ((1 << bits) - 1)
        import struct

        return struct.unpack("<d" if self.wide else "<f", x.to_bytes(self.size, "little"))[0]

    def short(self, word):
        # A Value as a key of a path, or in a list of contents: short.
        if word & 1:
            return str(self.number(word))
        if word & 2:
            return "%g" % self.float(word)
        text = self.text(word, 48)
        if text is not None:
            return repr(text[:24] + "..." if len(text) > 24 else text)
        name = self.dump.names.get(word)
        if name and name.text:
            return name.text
        if name and self.kinds[name.kind].name in ("NoneType", "bool"):
            return "None" if self.kinds[name.kind].name == "NoneType" else "bool"
        place = self.target(word)
        if place is not None and self.kind(place).name == "tuple" and self.payload(place) <= 4:
            items = [self.short(self.value(place, i)) for i in range(self.payload(place))]
            return "(" + ", ".join(items) + ")"
        return "<%s>" % (self.kind_of(word) or "object")

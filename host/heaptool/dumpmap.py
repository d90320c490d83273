# SPDX-License-Identifier: MIT
# The map of a dump, with the letters of mem_info(): one for four words. It is coloured by type, or by what is live; a table
# says what the letters stand for.
from heaptool import color
from heaptool.image import HELD

BLOCK_WORDS = 4
WAYS = ("type", "live")


class Map:
    # letters: one for each block; heads: of each letter [objects, bytes]; colors: of each letter, in one of the WAYS.
    def __init__(self, heap, way):
        self.heap, self.image, self.way = heap, heap.image, way
        dump = heap.dump
        self.block = BLOCK_WORDS * dump.word_size
        reserve = min(dump.reserve_words, dump.run_words)
        self.total = dump.used_words + dump.run_words + dump.scratch_words + dump.stack_words
        blocks = (self.total + BLOCK_WORDS - 1) // BLOCK_WORDS
        self.cells, self.colors, self.heads = ["."] * blocks, [color.GREY] * blocks, {}
        for place in self.image.places:
            node = heap.graph.node_of[place]
            letter = self.image.kind(place).letter
            self._put(place, self.image.length(place), letter, self._color(node, place, letter))
            row = self.heads.setdefault(letter, [0, 0])
            row[0] += 1
            row[1] += heap.graph.bytes(node)
        tail = reserve + dump.scratch_words + dump.stack_words
        if tail:
            self._put(self.total - tail, tail, "h", 0)
        self.letters = "".join(self.cells)

    def _color(self, node, place, letter):
        if self.way == "type":
            return color.OF_LETTER.get(letter, 0)
        if self.image.words[place] & HELD:
            return color.YELLOW
        return color.GREEN if self.heap.graph.live[node] else color.RED

    def _put(self, start, words, letter, paint):
        first, last = start // BLOCK_WORDS, (start + words - 1) // BLOCK_WORDS
        for block in range(first, last + 1):
            if block == first:  # it begins here; the first that does so is shown
                if self.cells[block] in ".=":
                    self.cells[block], self.colors[block] = letter, paint
            elif self.cells[block] == ".":
                self.cells[block], self.colors[block] = "=", paint


def legend(way, paint):
    if way == "live":
        print(
            "%s live, %s garbage, %s held in place"
            % (paint.word("green", color.GREEN), paint.word("red", color.RED), paint.word("yellow", color.YELLOW))
        )

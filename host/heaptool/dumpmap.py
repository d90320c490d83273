# SPDX-License-Identifier: MIT
# The map of a dump, with the letters of mem_info() or of another view: one for four words. A table says what they stand for.
from heaptool import color
from heaptool.mapviews import VIEWS

BLOCK_WORDS = 4
WAYS = tuple(VIEWS)


class Map:
    # letters: one for each block; heads: of each letter [objects, bytes]; colors: of each letter; names: what they stand for.
    def __init__(self, heap, way):
        self.heap, self.image, self.way = heap, heap.image, way
        view = VIEWS[way](heap)
        self.names = view.names
        dump = heap.dump
        self.block = BLOCK_WORDS * dump.word_size
        reserve = min(dump.reserve_words, dump.run_words)
        self.total = dump.used_words + dump.run_words + dump.scratch_words + dump.stack_words
        blocks = (self.total + BLOCK_WORDS - 1) // BLOCK_WORDS
        self.cells, self.colors = ["."] * blocks, [color.GREY] * blocks
        self.heads, self.paints = {}, {}
        for place in self.image.places:
            node = heap.graph.node_of[place]
            letter = view.letter(node)
            self._put(place, self.image.length(place), letter, view.color(node))
            self.paints[letter] = color.OF_LETTER.get(letter, 0) if way == "live" else view.color(node)
            row = self.heads.setdefault(letter, [0, 0])
            row[0] += 1
            row[1] += heap.graph.bytes(node)
        tail = reserve + dump.scratch_words + dump.stack_words
        if tail:
            self._put(self.total - tail, tail, "h", 0)
        self.letters = "".join(self.cells)

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

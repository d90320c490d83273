/* SPDX-License-Identifier: MIT */
/* What mem_info() shows: counts, and a letter for every four words.
 *
 * The heap is read as a gapless sequence of extents, from base to top: an object; free words (holes
 * and the free run, neighbours joined); and the last one, from the reserve to the top of the frame
 * stack, drawn as `h===` although it is no object and not counted among them.
 *
 * A letter is that of the first object that begins in the block; `=` if none begins in it but one
 * reaches into it; `.` if all of it is free. */
#include "heap/map.h"

enum { LINE_INDENT = 7, LABEL_DIGITS = 8 };

/* Offsets are in words from base. */
typedef struct {
    size_t start, end;
    char letter; /* '.' = free */
    bool object;
} Extent;

static size_t total_words(const Heap *heap) {
    return (size_t)(heap->top - heap->base);
}

/* The extent that begins at `start`, which is not the end of the heap. */
/* Holes are walked over and joined with those that follow and with the free run; the first real
 * object ends them. No list is kept: the map calls this from left to right, so the heap is walked
 * once. */
static Extent extent_at(const Heap *heap, size_t start) {
    size_t bump = (size_t)(heap->bump - heap->base);
    size_t run_end = bump + heap_run_words(heap);
    Extent e = {start, start, '.', false};
    while (e.end < bump) {
        const Object *object = (const Object *)(heap->base + e.end);
        if (object_kind(object) != KIND_HOLE) {
            if (e.end > start) {
                return e;
            }
            e.end += object_words(object);
            e.letter = kinds_table[object_kind(object)].letter;
            e.object = true;
            return e;
        }
        e.end += object_words(object);
    }
    if (e.end < run_end) {
        e.end = run_end;
    }
    if (e.end == start) {
        e.end = total_words(heap);
        e.letter = 'h';
    }
    return e;
}

/* Blocks that so many words take up, begun ones counted. */
static size_t blocks_up(size_t words) {
    return (words + MAP_BLOCK_WORDS - 1) / MAP_BLOCK_WORDS;
}

static size_t at_least(size_t n, size_t limit) {
    return n > limit ? n : limit;
}

void map_summarize(Vm *vm, MapSummary *summary) {
    const Heap *heap = heap_of(vm);
    size_t total = total_words(heap), free = 0, max_free = 0;
    *summary = (MapSummary){0};
    for (size_t at = 0; at < total;) {
        Extent e = extent_at(heap, at);
        size_t words = e.end - e.start, blocks = blocks_up(words);
        if (e.letter == '.') {
            free += words;
            max_free = at_least(max_free, words);
        } else if (e.object) {
            summary->one_blocks += blocks == 1;
            summary->two_blocks += blocks == 2;
            summary->max_block = at_least(summary->max_block, blocks);
        }
        at = e.end;
    }
    summary->total = total * sizeof(uintptr_t);
    summary->free = free * sizeof(uintptr_t);
    summary->used = summary->total - summary->free;
    summary->max_free = max_free / MAP_BLOCK_WORDS;
}

/* ---- Text ---- */

typedef struct {
    MapPut put;
    void *context;
} Out;

/* The text is ended by NUL. */
static void put_text(const Out *out, const char *text) {
    size_t size = 0;
    while (text[size] != '\0') {
        size++;
    }
    out->put(out->context, text, size);
}

/* At least `digits` digits. */
static void put_number(const Out *out, uintptr_t n, unsigned radix, size_t digits) {
    char text[24];
    size_t at = sizeof(text);
    /* The last condition writes a zero as one digit. A 64-bit number has at most 20 digits, so 24
     * are enough. */
    while (n > 0 || sizeof(text) - at < digits || at == sizeof(text)) {
        text[--at] = "0123456789abcdef"[n % radix];
        n /= radix;
    }
    out->put(out->context, text + at, sizeof(text) - at);
}

/* The letter of the block; moves *e on to the extent that covers the block's last word. */
static char letter_at(const Heap *heap, size_t block, Extent *e) {
    size_t start = block * MAP_BLOCK_WORDS, end = start + MAP_BLOCK_WORDS;
    if (end > total_words(heap)) {
        end = total_words(heap);
    }
    char letter = '.';
    for (;;) {
        /* An object that begins here beats one that reaches in from the block before; of several
         * that begin here the first has its letter shown. */
        if (e->end > start && e->letter != '.' && (letter == '.' || letter == '=')) {
            letter = e->start >= start ? e->letter : '=';
        }
        if (e->end >= end) {
            return letter;
        }
        *e = extent_at(heap, e->end);
    }
}

/* The first block from `block` on that is not wholly free; *e covers its start or the word
 * before. */
/* For runs of free lines, which are not drawn. The first block from `block` on that is not wholly
 * free; *e covers its start or the word before. At the end of the heap a last block that is not
 * whole counts as one. */
static size_t free_until(const Heap *heap, size_t block, const Extent *e) {
    size_t start = block * MAP_BLOCK_WORDS;
    Extent here = *e;
    if (here.end <= start) {
        here = extent_at(heap, here.end);
    }
    if (here.letter != '.') {
        return block;
    }
    return here.end == total_words(heap) ? blocks_up(here.end) : here.end / MAP_BLOCK_WORDS;
}

void map_print(Vm *vm, MapPut put, void *context) {
    const Heap *heap = heap_of(vm);
    const Out out = {put, context};
    size_t blocks = blocks_up(total_words(heap));
    Extent e = {0, 0, '.', false};
    put_text(&out, "GC memory layout; from ");
    put_number(&out, (uintptr_t)heap->base, 16, 0);
    put_text(&out, ":");
    for (size_t block = 0; block < blocks; block++) {
        if (block % MAP_LINE_BLOCKS == 0) {
            /* Two lines and more that are all free are told in one, as MicroPython's mem_info()
             * does. */
            size_t used = free_until(heap, block, &e);
            if (used - block >= (size_t)2 * MAP_LINE_BLOCKS) {
                put_text(&out, "\n       (");
                put_number(&out, (used - block) / MAP_LINE_BLOCKS, 10, 0);
                put_text(&out, " lines all free)");
                /* Lines begin at multiples of their length: the line with the first used block is
                 * drawn whole. */
                block = used - used % MAP_LINE_BLOCKS;
                if (block >= blocks) {
                    break;
                }
            }
            put_text(&out, "\n");
            put_number(&out, block * MAP_BLOCK_WORDS * sizeof(uintptr_t), 16, LABEL_DIGITS);
            put_text(&out, ": ");
        }
        char letter = letter_at(heap, block, &e);
        put(context, &letter, 1);
    }
    put_text(&out, "\n");
}

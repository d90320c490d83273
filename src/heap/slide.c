/* SPDX-License-Identifier: MIT */
/* Sliding: the second half of a collection. Objects keep their order; no second space is used.
 *
 * Jonkers' algorithm (H. Jonkers, "A fast garbage compaction algorithm", 1979) in two passes over
 * the heap. A reference is threaded: its slot and the header of the object it names change places,
 * so that the header position begins a chain of all slots that name the object, with the header at
 * its end. A header is odd, a slot's address is even. When an object's new place is known, the
 * chain is run through once and every slot gets that address.
 *
 *   1. Roots are threaded. Then for each live object in order: its chain, which holds references
 *      from below it, is resolved; its own references are threaded. Garbage is merged.
 *   2. For each live object in order: its chain, now references from above it and from itself, is
 *      resolved; it moves.
 *
 * Objects below the first garbage do not move: references to them are not threaded, and pass 2
 * begins above them. Pinned and held objects stay where they are. What lies below a pin cannot pass
 * it, so a hole remains before it, which later objects fill as far as they fit: all that was there
 * has moved when they come. (Not those of the side table, which is sorted by address.) Both passes
 * must compute the same places: an object's is its own if it is fixed, else in the first hole that
 * has room, else the end of the live words before it. */
#include "heap/slide.h"

/* On boards too: a collection that moves 67 KB takes 0.59 M instructions instead of 0.68 M, for
 * 0.4 KB of code. */
#ifndef __clang__
#pragma GCC optimize("O2")
#endif

enum { WORTHWHILE = 16 }; /* words: to fill smaller holes is not worth the search at every object */

typedef struct {
    uintptr_t first, quarter_span; /* of [first garbage, bump): references into it are threaded */
} Range;

/* One comparison for "aligned, and in the range": the low bits are rotated to the top. */
static inline bool is_in(Range range, uintptr_t bits) {
    uintptr_t offset = bits - range.first;
    uintptr_t rotated = offset >> 2 | offset << (sizeof(uintptr_t) * 8 - 2);
    return __builtin_expect(rotated < range.quarter_span, false);
}

/* Hangs each of the slots that names an object of the range into that object's chain. The header
 * moves into the slot that was first; every further slot holds the address of the one threaded
 * before it. */
static inline void thread(Range range, Value *slot, size_t count) {
    for (; count > 0; count--, slot++) {
        if (is_in(range, slot->bits)) {
            uintptr_t *target = (uintptr_t *)slot->bits;
            slot->bits = *target;
            *target = (uintptr_t)slot;
        }
    }
}

/* The header at the end of the chain that begins with `link`. */
static inline uintptr_t chain_end(uintptr_t link) {
    while (!(link & HEADER_CONSTANT)) {
        link = *(const uintptr_t *)link;
    }
    return link;
}

/* Gives all slots of the chain that begins with `link` the new address; returns the header. */
static inline uintptr_t resolve(uintptr_t link, const uintptr_t *address) {
    while (!(link & HEADER_CONSTANT)) {
        uintptr_t *slot = (uintptr_t *)link;
        link = *slot;
        *slot = (uintptr_t)address;
    }
    return link;
}

/* No live object: neither marked nor threaded. Holes are never marked, so they are garbage. Only
 * references of roots and live objects are threaded, so what begins a chain is live. */
static inline bool is_garbage(uintptr_t word) {
    return (word & (HEADER_CONSTANT | HEADER_MARK)) == HEADER_CONSTANT;
}

static inline bool is_fixed(uintptr_t header) {
    return (header & (HEADER_PINNED | HEADER_HELD)) != 0;
}

/* In words. Of the header itself, since the one in the heap may be threaded. */
static inline size_t size_of(uintptr_t header) {
    return (size_t)(header >> HEADER_SIZE_SHIFT);
}

/* heap_value_count() of the object at `at`, whose header is known. */
static inline size_t value_count(uintptr_t header, const uintptr_t *at) {
    size_t count = kinds_table[header >> HEADER_KIND_SHIFT & 0xff].values;
    if (count == KIND_ALL) {
        return size_of(header) - 1 - ((header & HEADER_TRACED) != 0);
    }
    return count < KIND_ALL ? count : heap_value_count((const Object *)at);
}

/* Moves the words [from, end) down to `to`; returns where they end. */
static inline uintptr_t *move(uintptr_t *to, const uintptr_t *from, const uintptr_t *end) {
    size_t n = (size_t)(end - from);
    if (to == from) {
        return to + n;
    }
    /* Four loads before four stores: `to` lies below `from`, so nothing is overwritten before it is
     * read. */
    for (; n >= 4; n -= 4, from += 4, to += 4) {
        uintptr_t a = from[0], b = from[1], c = from[2], d = from[3];
        to[0] = a, to[1] = b, to[2] = c, to[3] = d;
    }
    for (; n > 0; n--) {
        *to++ = *from++;
    }
    return to;
}

/* What remains of a hole becomes an object. */
static void write_hole(const Heap *heap, uintptr_t *start, size_t words) {
    heap_fill(start, start + words);
    if (heap->gate.stress != 0) {
        for (uintptr_t *at = start + 1; at < start + words; at++) {
            *at = HEAP_POISON;
        }
    }
}

static void write_holes(const Heap *heap) {
    for (int i = 0; i < heap->hole_count; i++) {
        write_hole(heap, heap->holes[i].start, heap->holes[i].words);
    }
}

/* Remembers the hole [start, end); of more than there is room for, the largest. Writes what is
 * forgotten, if `settle`: in pass 1 nothing has moved yet. */
static void add_hole(Heap *heap, uintptr_t *start, const uintptr_t *end, bool settle) {
    size_t words = (size_t)(end - start);
    int n = heap->hole_count, smallest = n;
    if (words > HEADER_MAX_WORDS) {
        words = HEADER_MAX_WORDS;
        if (settle) {
            heap_fill(start + words, end);
        }
    }
    if (n == HEAP_MAX_HOLES) {
        /* All places are taken: the smallest of the old holes and the new one is forgotten. `n`
         * stands for the new one. */
        for (int i = n - 1; i >= 0; i--) {
            size_t least = smallest == n ? words : heap->holes[smallest].words;
            smallest = heap->holes[i].words < least ? i : smallest;
        }
        if (settle) {
            uintptr_t *at = smallest == n ? start : heap->holes[smallest].start;
            write_hole(heap, at, smallest == n ? words : heap->holes[smallest].words);
        }
        if (smallest == n) {
            return;
        }
        for (int i = smallest; i < n - 1; i++) {
            heap->holes[i] = heap->holes[i + 1];
        }
        n--;
    }
    heap->holes[n].start = start;
    heap->holes[n].words = words;
    heap->hole_count = (uint8_t)(n + 1);
    heap->largest_hole = words > heap->largest_hole ? words : heap->largest_hole;
}

/* largest_hole lets a search be skipped that cannot succeed. */
static void find_largest_hole(Heap *heap) {
    heap->largest_hole = 0;
    for (int i = 0; i < heap->hole_count; i++) {
        size_t words = heap->holes[i].words;
        heap->largest_hole = words > heap->largest_hole ? words : heap->largest_hole;
    }
}

uintptr_t *slide_into_hole(Heap *heap, size_t words) {
    for (int i = words > heap->largest_hole ? heap->hole_count : 0; i < heap->hole_count; i++) {
        if (heap->holes[i].words < words) {
            continue;
        }
        uintptr_t *at = heap->holes[i].start;
        heap->holes[i].start += words;
        heap->holes[i].words -= words;
        heap->filled++;
        /* An empty hole is no object: it is forgotten, and those behind it keep their order. */
        if (heap->holes[i].words == 0) {
            heap->hole_count--;
            for (int j = i; j < heap->hole_count; j++) {
                heap->holes[j] = heap->holes[j + 1];
            }
        }
        find_largest_hole(heap);
        return at;
    }
    return NULL;
}

/* Whether the object at `at` may be fixed, or have its place in a hole: place() knows. Cheap, so
 * that most objects of a heap with pins take the path of those without. Both passes ask it in the
 * same order with the same holes, or they would disagree on where objects go. */
static inline bool is_special(const Heap *heap, const uintptr_t *at) {
    return (at >= heap->pin_low && at <= heap->pin_high) || heap->held ||
           heap->largest_hole >= WORTHWHILE;
}

/* Where there are pins: the place of the object at `at`; *to is the end of the live words. */
static __attribute__((noinline)) uintptr_t *place(Heap *heap, uintptr_t *at, uintptr_t header,
                                                  uintptr_t **to, bool settle) {
    if (is_fixed(header)) {
        if (*to != at) {
            add_hole(heap, *to, at, settle);
        }
        *to = at;
        /* Objects with an entry in the side table keep their order: a hole would put one below its
         * elders. */
    } else if (!(header & HEADER_SIDE)) {
        uintptr_t *hole = slide_into_hole(heap, size_of(header));
        if (hole != NULL) {
            return hole;
        }
    }
    uintptr_t *here = *to;
    *to += size_of(header);
    return here;
}

/* Clears marks and pins from `at` up to the first garbage (or bump), and returns where that is.
 * These objects stay where they are. Pins are kept while keep[0] is set: see slide_down(). */
static uintptr_t *skip_live(Heap *heap, uintptr_t *at) {
    const uintptr_t *end = heap->bump;
    const uintptr_t flags = HEADER_MARK | (value_absent(heap->keep[0]) ? HEADER_PINNED : 0);
    while (at < end && !is_garbage(*at)) {
        uintptr_t header = *at;
        *at = header & ~flags;
        at += size_of(header);
        if (is_fixed(header)) {
            heap->pin_end = at;
        }
    }
    return at;
}

/* The first live object from `at` on, or end. */
static uintptr_t *skip_garbage(uintptr_t *at, const uintptr_t *end) {
    while (at < end && is_garbage(*at)) {
        at += size_of(*at);
    }
    return at;
}

/* Pass 1 below the first garbage, where no header is threaded. */
static void thread_prefix(const Heap *heap, Range range) {
    uintptr_t *at = heap->base;
    while ((uintptr_t)at < range.first) {
        thread(range, (Value *)at + 1, heap_value_count((Object *)at));
        at += size_of(*at);
    }
}

/* Pass 1 from the first garbage on. Compiled twice, as pass 2 is: with pins, and without. */
static inline __attribute__((always_inline)) void thread_rest(Heap *heap, Range range, bool pins) {
    uintptr_t *at = (uintptr_t *)range.first, *to = at;
    const uintptr_t *end = heap->bump;
    while (at < end) {
        uintptr_t link = *at;
        if (is_garbage(link)) {
            uintptr_t *garbage = at;
            at += size_of(link);
            if (at < end && is_garbage(*at)) { /* make one object of it: pass 2 skips it at once */
                at = skip_garbage(at, end);
                if ((size_t)(at - garbage) <= HEADER_MAX_WORDS) {
                    *garbage = HEADER(KIND_HOLE, at - garbage);
                }
            }
            continue;
        }
        uintptr_t *here = to;
        if (pins && is_special(heap, at)) {
            uintptr_t *after = to;
            /* The header is read through the chain, which is not resolved yet. `after` is where the
             * live words end once the object is placed; less its size, since the end of the loop
             * adds that for every object. */
            here = place(heap, at, chain_end(link), &after, false);
            /* For an object that went into a hole, `after` is the old `to`, and this takes back
             * what is added. */
            to = after - size_of(chain_end(link));
        }
        uintptr_t header = resolve(link, here);
        *at = header;
        thread(range, (Value *)at + 1, value_count(header, at));
        at += size_of(header); /* an object that names itself is threaded again */
        to += size_of(header);
    }
}

/* Pass 2. Live objects without garbage between them move as one run, [run, at) to `to`. */
static inline __attribute__((always_inline)) void settle(Heap *heap, uintptr_t *first, bool pins) {
    const uintptr_t flags =
        HEADER_MARK | (!pins || value_absent(heap->keep[0]) ? HEADER_PINNED : 0);
    uintptr_t *at = first, *run = first, *to = first;
    const uintptr_t *end = heap->bump;
    while (at < end) {
        uintptr_t link = *at;
        if (is_garbage(link)) {
            to = move(to, run, at);
            at += size_of(link);
            run = at;
            continue;
        }
        if (pins && is_special(heap, at)) {
            uintptr_t header = chain_end(link), *here = to + (at - run), *after = here;
            if (is_fixed(header)) {
                to = move(to, run, at);
                heap->pin_end = at + size_of(header);
                place(heap, at, header, &after, true);
                /* The fixed object begins a new run at its own address; what follows it moves down
                 * to its end. */
                to = run = at;
            } else if ((after = place(heap, at, header, &after, true)) != here) {
                to = move(to, run, at);
                *at = resolve(link, after) & ~flags;
                /* Into a hole below: all that was there has moved, as the paragraph at the top
                 * says. */
                move(after, at, at + size_of(header));
                at += size_of(header);
                run = at;
                continue;
            }
        }
        uintptr_t header = resolve(link, to + (at - run));
        *at = header & ~flags;
        at += size_of(header);
    }
    heap->bump = move(to, run, at);
}

void slide_down(Heap *heap) {
    heap->hole_count = 0;
    heap->largest_hole = 0;
    heap->pin_end = NULL;
    uintptr_t *first = skip_live(heap, heap->base);
    /* The marks of the prefix are cleared already, and there is nothing above it. */
    if (skip_garbage(first, heap->bump) == heap->bump) {
        heap->bump = first; /* nothing live above garbage: nothing moves */
        return;
    }
    Range range = {(uintptr_t)first, ((uintptr_t)heap->bump - (uintptr_t)first) >> 2};
    Value *begin, *end;
    for (int i = 0; heap_root_range(heap, i, &begin, &end); i++) {
        thread(range, begin, (size_t)(end - begin));
    }
    thread_prefix(heap, range);
    if (heap->held || heap->pin_low != NULL) {
        thread_rest(heap, range, true);
        heap->hole_count = 0;
        heap->largest_hole = 0;
        settle(heap, first, true);
        write_holes(heap);
    } else {
        thread_rest(heap, range, false);
        settle(heap, first, false);
    }
}

/* ---- Moving up ---- */

static void adjust(Range range, Value *slot, size_t count, size_t bytes) {
    for (; count > 0; count--, slot++) {
        if (is_in(range, slot->bits)) {
            slot->bits += bytes;
        }
    }
}

void slide_up(Heap *heap, uintptr_t *from, uintptr_t *to, size_t words) {
    Range range = {(uintptr_t)from, ((uintptr_t)to - (uintptr_t)from) >> 2};
    size_t bytes = words * sizeof(uintptr_t);
    Value *begin, *end;
    for (int i = 0; heap_root_range(heap, i, &begin, &end); i++) {
        adjust(range, begin, (size_t)(end - begin), bytes);
    }
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        adjust(range, object_values(o), heap_value_count(o), bytes);
    }
    for (uintptr_t *at = to; at-- > from;) {
        at[words] = *at;
    }
    if (to == heap->bump) {
        heap->bump += words;
    }
}

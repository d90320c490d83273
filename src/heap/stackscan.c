/* SPDX-License-Identifier: MIT */
/* The conservative part of a collection: whatever a C segment points into is pinned.
 *
 * A word points into an object from its start to its end inclusive, since a compiler may keep only
 * a walking pointer that has just left it; a word that is one object's end and the next one's start
 * pins both. Words that look like addresses are gathered in the free run (or, if that is shorter,
 * in a small array), sorted, and resolved in one walk over the heap; when they do not fit, in
 * several.
 *
 * The object that grows (heap->keep[0]) is not pinned by its own address in the innermost segment:
 * who lets it grow takes its address from the result, and it had better move to where room is. */
#include "heap/stackscan.h"

enum { SMALL_BATCH = 16 };

/* Words that look like addresses, gathered before they are resolved together. */
typedef struct {
    Heap *heap;
    uintptr_t *found;
    size_t count, room;
} Scan;

/* In place and without recursion: a collection must get by with little of the C stack. */
static void sort(uintptr_t *a, size_t n) {
    for (size_t gap = n / 2; gap > 0; gap /= 2) { /* Shell's sort */
        for (size_t i = gap; i < n; i++) {
            uintptr_t v = a[i];
            size_t j = i;
            for (; j >= gap && a[j - gap] > v; j -= gap) {
                a[j] = a[j - gap];
            }
            a[j] = v;
        }
    }
}

static void pin(Heap *heap, Object *object) {
    uintptr_t *at = &object->header;
    if (object_kind(object) == KIND_HOLE) {
        return;
    }
    *at |= HEADER_PINNED;
    heap->pin_low = heap->pin_low == NULL || at < heap->pin_low ? at : heap->pin_low;
    heap->pin_high = at > heap->pin_high ? at : heap->pin_high;
}

/* May C code have the address behind an object's last word and no other of it? A loop over items or
 * bytes may. But for traced objects it is at most that of the hidden word, and of a traceback's
 * entry nobody needs it: were it pinned by the address of the object above, a chain as long as the
 * program was deep would stay alive. */
static bool is_run_through(const Object *object) {
    return !(object->header & HEADER_TRACED) && object_kind(object) != KIND_TRACEBACK;
}

/* Pins what the found words point into. */
static void resolve(Scan *scan) {
    Heap *heap = scan->heap;
    sort(scan->found, scan->count);
    size_t i = 0;
    for (uintptr_t *at = heap->base; at < heap->bump && i < scan->count;) {
        uintptr_t *end = at + object_words((Object *)at);
        if (scan->found[i] <= (uintptr_t)end) {
            if (scan->found[i] < (uintptr_t)end || is_run_through((Object *)at)) {
                pin(heap, (Object *)at);
            }
            while (i < scan->count && scan->found[i] < (uintptr_t)end) {
                i++; /* a word equal to end is left for the next object */
            }
        }
        at = end;
    }
    scan->count = 0;
}

/* Gathers the words of [low, high) that may point into objects, `ignored` left out. The sanitizer
 * must not object to reading other functions' frames. */
__attribute__((no_sanitize("address"))) static void scan_words(Scan *scan, const uintptr_t *low,
                                                               const uintptr_t *high,
                                                               uintptr_t ignored) {
    uintptr_t base = (uintptr_t)scan->heap->base;
    uintptr_t span = (uintptr_t)scan->heap->bump - base;
    uintptr_t last = 0;
    for (; low < high; low++) {
        uintptr_t word = *low;
        /* One comparison for both ends, the end of the last object included. The same word often
         * stands in neighbouring slots, so the one gathered before is skipped. */
        if (word - base > span || word == last || word == ignored) {
            continue;
        }
        if (scan->count == scan->room) {
            resolve(scan);
        }
        last = scan->found[scan->count++] = word;
    }
}

/* `here` is the inner end of the open segment. */
static __attribute__((noinline)) void scan_segments(Heap *heap, bool inner, const uintptr_t *here) {
    uintptr_t small[SMALL_BATCH];
    Scan scan = {heap, heap->bump, 0, (size_t)(heap->low - heap->bump)};
    if (scan.room < SMALL_BATCH) {
        scan.found = small;
        scan.room = SMALL_BATCH;
    }
    for (const CSegment *s = heap->c_segments; s != NULL; s = s->outer) {
        /* A segment that holds nothing: the VM's loop runs there, or it is the open one and the
         * caller says that it has no Values of its own. */
        if (s->high == NULL || (s->low == NULL && !inner)) {
            continue;
        }
        if (s->low == NULL) {
            scan_words(&scan, here, s->high, heap->keep[0].bits);
        } else {
            scan_words(&scan, s->low, s->high, 0);
        }
    }
    resolve(&scan);
}

/* A frame of its own below the one that holds the spilled registers. */
static __attribute__((noinline)) void scan_from_here(Heap *heap, bool inner) {
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    scan_segments(heap, inner, (const uintptr_t *)(here & ~(sizeof(uintptr_t) - 1)));
    __asm__ volatile("" ::: "memory"); /* no tail call: the frame stays */
}

__attribute__((noinline)) void stackscan_pin(Heap *heap, bool inner) {
    heap->pin_low = heap->pin_high = NULL;
    if (heap->c_segments == NULL) {
        return;
    }
    __builtin_unwind_init(); /* all registers that calls preserve go to this frame */
    scan_from_here(heap, inner);
    __asm__ volatile("" ::: "memory");
}

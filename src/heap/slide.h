/* SPDX-License-Identifier: MIT */
/* The second half of a collection, and moving up. For src/heap only. */
#ifndef TERRARIUM_HEAP_SLIDE_H
#define TERRARIUM_HEAP_SLIDE_H

#include "heap/heap.h"

/* Slides marked objects down, clears marks, sets bump, holes and pin_end. Clears pins, too, unless
 * keep[0] is set: then heap_collect() still needs them. */
void slide_down(Heap *heap);
/* Takes `words` from the first hole that has room; NULL: none has. The caller writes both the
 * object and, with heap_fill(), what is left of the hole. */
uintptr_t *slide_into_hole(Heap *heap, size_t words);
/* Moves the objects of [from, to) up by `words` and adjusts every reference; with `to` the bump,
 * that moves along. The caller knows that there is room and that none of them is pinned or held,
 * and fills [from, from + words) and what is left of a hole at `to`. */
void slide_up(Heap *heap, uintptr_t *from, uintptr_t *to, size_t words);

#endif

/* SPDX-License-Identifier: MIT */
/* The second half of a collection, and moving up. For src/heap only. */
#ifndef TERRARIUM_HEAP_SLIDE_H
#define TERRARIUM_HEAP_SLIDE_H

#include "heap/heap.h"

/* Slides marked objects down, clears marks and pins, sets bump, holes, pin_end and the room. */
void slide_down(Heap *heap);
/* Moves the objects of [from, to) up by `words` and adjusts every reference; with `to` the bump, that
 * moves along. The caller knows that there is room and that none of them is pinned or held, and
 * fills [from, from + words) and what is left of a hole at `to`. */
void slide_up(Heap *heap, uintptr_t *from, uintptr_t *to, size_t words);

#endif

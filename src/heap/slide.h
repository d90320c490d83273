/* SPDX-License-Identifier: MIT */
/* The second half of a collection, and moving up. For src/heap only. */
#ifndef TERRARIUM_HEAP_SLIDE_H
#define TERRARIUM_HEAP_SLIDE_H

#include "heap/heap.h"

/* Slides marked objects down, clears marks and pins, sets bump, holes and pin_end. */
void slide_down(Heap *heap);
/* Takes `words` from the first hole that has room; NULL: none has. The caller writes both the object
 * and, with heap_fill(), what is left of the hole. */
uintptr_t *slide_into_hole(Heap *heap, size_t words);
/* Moves the objects of [from, bump) up by `words` and adjusts every reference. The caller knows
 * that there is room and that none of them is pinned or held, and fills [from, from + words). */
void slide_up(Heap *heap, uintptr_t *from, size_t words);

#endif

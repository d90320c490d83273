/* SPDX-License-Identifier: MIT */
/* What lies where in the heap, for those who draw it or tell of a place in it. */
#ifndef TERRARIUM_INSPECT_PICTURE_H
#define TERRARIUM_INSPECT_PICTURE_H

#include "heap/heap.h"

/* What lies at a place: [*start, *end) is an object, or (the result is not NULL) a stretch behind
 * the objects, of which this is a letter and the name. *start begins with something that does not
 * lie behind it, heap->base or a result. */
const char *picture_at(const Heap *heap, const uintptr_t *at, uintptr_t **start, uintptr_t **end);

/* What objects of this kind are called in the legend of heap.map(). */
const char *picture_type(Kind kind);

#endif

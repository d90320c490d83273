/* SPDX-License-Identifier: MIT */
/* What of the heap is no objects, for those who draw it or tell of a place in it. */
#ifndef TERRARIUM_INSPECT_PICTURE_H
#define TERRARIUM_INSPECT_PICTURE_H

#include "heap/heap.h"

/* The n-th stretch [*start, *end) behind the objects, in the order of addresses: its letter and
 * its name; NULL at the end. To be asked for one after another, from 0 on. */
const char *picture_stretch(const Heap *heap, int n, uintptr_t **start, uintptr_t **end);

#endif

/* SPDX-License-Identifier: MIT */
/* The conservative part of a collection. For src/heap only. */
#ifndef TERRARIUM_HEAP_STACKSCAN_H
#define TERRARIUM_HEAP_STACKSCAN_H

#include "heap/heap.h"

/* Sets HEADER_PINNED on every object that the C segments point into, and pin_low and pin_high. */
void stackscan_pin(Heap *heap, bool inner);

#endif

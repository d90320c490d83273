/* SPDX-License-Identifier: MIT */
/* The first half of a collection. For src/heap only. */
#ifndef TERRARIUM_HEAP_MARK_H
#define TERRARIUM_HEAP_MARK_H

#include "heap/heap.h"

/* Entries that the mark stack has at least, on the C stack, when the free run is shorter. */
enum { MARK_STACK = 12 };

/* Sets HEADER_MARK on all that the roots and pinned objects reach, trims stores, and drops what is
 * dead from weak tables. Moves nothing. */
void mark_all(Vm *vm);

#endif

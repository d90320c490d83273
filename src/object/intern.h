/* SPDX-License-Identifier: MIT */
/* What the collector and introspection need to know of the table of interned strings. */
#ifndef TERRARIUM_OBJECT_INTERN_H
#define TERRARIUM_OBJECT_INTERN_H

#include "value/value.h"

/* Gives back the room of dead names. For the collector, after it wrote the tombstones and before it
 * computes new addresses; the table's object may become shorter (heap_shrink). Allocates nothing.
 */
void intern_trim(Vm *vm);
/* Names in the table, and the bytes of their strings (headers included). Allocates nothing. */
size_t intern_count(const Vm *vm, size_t *bytes);

#endif

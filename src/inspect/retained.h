/* SPDX-License-Identifier: MIT */
/* What globals retain: the bytes that would go if one of them went. Nothing here allocates. */
#ifndef TERRARIUM_INSPECT_RETAINED_H
#define TERRARIUM_INSPECT_RETAINED_H

#include "inspect/census.h"
#include "inspect/reach.h"

/* Puts a row into the table for each global of the modules of the heap, with what it retains:
 * modules are none of them, and what has several names is there once. All add up to what lives,
 * but for what no single global retains. Writes the rows of the table and takes them out. Marks the
 * heap for each global; may raise KeyboardInterrupt. */
void retained_write(Vm *vm, Writer *out, CensusTable *table);

#endif

/* SPDX-License-Identifier: MIT */
/* Which module's source is what on the heap made of?
 *
 * A module's share is what its text alone makes: its code with the constants and names that its
 * code shares, its namespace, its functions, and its classes with their namespaces, bases and
 * descriptors. What its code then makes by running (lists, instances, strs that are no constants)
 * is data, and nobody's here: what globals hold is heap.top("retained")'s. An object that two
 * sources have in common counts for the module that was imported first. So shares add up, together
 * with what is data and the sources that no module in sys.modules stands for.
 *
 * Nothing here allocates, collects or raises. HEADER_PINNED is used as in inspect/census.h. */
#ifndef TERRARIUM_INSPECT_SOURCES_H
#define TERRARIUM_INSPECT_SOURCES_H

#include "object/object.h"

typedef struct {
    Value name;   /* str; absent where several are added up */
    size_t count; /* objects, parts not counted */
    size_t words;
    size_t flash; /* words of them that are none if the module is frozen: code, constants, names */
} SourceRow;

/* The modules with the most words, largest first: at most `limit`; returns how many. What is left
 * of the modules comes to *others, sources without a module to *gone (what exec() compiled, a
 * module that was taken out of sys.modules), everything else but holes to *data. */
size_t sources_top(Vm *vm, SourceRow *rows, size_t limit, SourceRow *others, SourceRow *gone,
                   SourceRow *data);

#endif

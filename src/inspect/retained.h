/* SPDX-License-Identifier: MIT */
/* What globals retain: the bytes that would go if one of them went. Nothing here allocates. */
#ifndef TERRARIUM_INSPECT_RETAINED_H
#define TERRARIUM_INSPECT_RETAINED_H

#include "inspect/reach.h"

typedef struct {
    Value module, name, object; /* strs, and what the global is */
    ReachCount count;
} RetainedRow;

/* The globals of all modules of the heap that retain most, largest first: at most `limit`; returns
 * how many. Modules are none of them, and what has several names is there under the first. The
 * others of them come to *others, and what lives besides, which no single global retains, to
 * *shared: all add up to what lives. Marks the heap once for each global; may raise
 * KeyboardInterrupt. */
size_t retained_top(Vm *vm, RetainedRow *rows, size_t limit, ReachCount *others,
                    ReachCount *shared);

#endif

/* SPDX-License-Identifier: MIT */
/* A dump: an image of the heap, its roots, and the names of what lies in flash, as
 * docs/heap-dump.md describes it. It is written from front to back in constant memory; nothing in
 * here allocates or raises, and no object moves, so it may be made where an allocation has just
 * failed. */
#ifndef TERRARIUM_INSPECT_DUMP_H
#define TERRARIUM_INSPECT_DUMP_H

#include "object/object.h"
#include "vm/vm.h"

/* Where a dump goes. */
typedef struct {
    Writer *out;            /* its put() must leave the heap as it is */
    bool text;              /* as lines of base64 between two markers, else the bytes themselves */
    bool redact;            /* without the bytes of texts and numbers, and without bytecode */
    const uintptr_t *c_low; /* an allocation failed: from here on C code holds Values; else NULL */
    size_t asked;           /* so many bytes were asked for then, else 0 */
} DumpSink;

/* Writes all of it. May clear dead registers. */
void dump_write(Vm *vm, const DumpSink *sink);

#endif

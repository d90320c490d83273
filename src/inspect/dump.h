/* SPDX-License-Identifier: MIT */
/* A dump: an image of the heap, its roots, and the names of what lies in flash, as
 * docs/heap-dump.md describes it. It is written from front to back in constant memory; nothing in
 * here allocates or raises, and no object moves, so it may be made where an allocation has just
 * failed. */
#ifndef TERRARIUM_INSPECT_DUMP_H
#define TERRARIUM_INSPECT_DUMP_H

#include "vm/vm.h"

/* Where a dump goes. */
typedef struct {
    /* Must leave the heap as it is. */
    void (*put)(void *context, const char *bytes, size_t n);
    void *context;
    bool text;              /* as lines of base64 between two markers, else the bytes themselves */
    bool redact;            /* without the bytes of texts and numbers, and without bytecode */
    const Object *without;  /* the bytes of this object are left out, or NULL */
    const uintptr_t *c_low; /* an allocation failed: from here on C code holds Values; else NULL */
    size_t asked;           /* so many bytes were asked for then */
} DumpSink;

/* Writes all of it; answers how many bytes `put` was given. May clear dead registers. */
size_t dump_write(Vm *vm, const DumpSink *sink);

/* The names of the kinds that have no type, in the order of kinds, each ended by NUL;
 * tests/c/test_dump.c compares them with value/kinds.h. */
extern const char dump_nameless[];

#endif

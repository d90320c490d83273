/* SPDX-License-Identifier: MIT */
/* Why an object lives: the shortest chain of references from a root to it, and its names. What the
 * globals of modules reach is told by way of these; only then come the local variables of running
 * functions, and the machine's own.
 *
 * Nothing allocates, raises, moves anything or runs code, and no memory is needed: it works while
 * a MemoryError is reported. May be called wherever an allocation may be. */
#ifndef TERRARIUM_INSPECT_ORIGIN_H
#define TERRARIUM_INSPECT_ORIGIN_H

#include "object/object.h"

enum {
    ORIGIN_ENDS = 6,
    ORIGIN_PLACES = 2 * ORIGIN_ENDS
}; /* objects kept at either end of a long chain */
/* What reaches an object, in the order in which it is told: the globals of modules; variables of
 * running functions; what these are about to use; and the rest: the machine, and what C code
 * points at. */
enum OriginRoot {
    ORIGIN_NOTHING,
    ORIGIN_GLOBALS,
    ORIGIN_VARIABLES,
    ORIGIN_TEMPORARIES,
    ORIGIN_MACHINE
};

typedef struct {
    enum OriginRoot root; /* NOTHING: it is garbage */
    size_t length;        /* objects of the chain, the one asked for included */
    /* The first refers to the second and so on; it is the dict of a module, or what a root refers
     * to. Of more than there are places for, the first and the last ones. NULL: not known. */
    const Object *chain[ORIGIN_PLACES];
} Origin;

/* The object that a part belongs to; of what is none, or belongs to nobody, itself. */
const Object *origin_owner(const Heap *heap, const Object *object);
/* Finds the chain to an object of the heap; to the owner of it, if it is a part. Arguments [own,
 * own - count) of the native that asks are no reason (own NULL: none are left out). */
void origin_find(Vm *vm, const Object *object, const Value *own, int count, Origin *origin);
/* The chain in one line: `main.log[17].name`, `work():12 <local 3>[0]`; `nothing, it is
 * garbage`. */
void origin_write(Vm *vm, Writer *w, const Origin *origin);
/* Both in one. */
void origin_write_name(Vm *vm, Writer *w, const Object *object);
/* A frame: `work():12`, the line that it is at; of the body of a module `<module>:12`. */
void origin_write_frame(Writer *w, const Value *base);
/* The chain as a picture, a step a line. reason: why the object should be dead, or NULL: then
 * nothing is suspected. */
void origin_trace(Vm *vm, Writer *w, const Origin *origin, const char *reason);

#endif

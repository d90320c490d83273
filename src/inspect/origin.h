/* SPDX-License-Identifier: MIT */
/* Why an object lives: the shortest chain of references from a root to it, by names. What the
 * globals of modules reach is told by way of these; only then come the variables of running
 * functions, what these are about to use, and the machine's own roots with what C code points at.
 *
 * Nothing allocates, raises, moves anything or runs code, and no memory is needed: it works while
 * a MemoryError is reported. May be called wherever an allocation may be. */
#ifndef TERRARIUM_INSPECT_ORIGIN_H
#define TERRARIUM_INSPECT_ORIGIN_H

#include "object/object.h"

/* Objects of a long chain that are told, from the root on; and the last one. */
enum { ORIGIN_PLACES = 12 };

/* The object that a part belongs to; of what is none, or belongs to nobody, itself. */
const Object *origin_owner(const Heap *heap, const Object *object);
/* Writes the chain to an object of the heap, or to the owner of it if it is a part. In one line:
 * `main.log[17].name`, `work:12 <local 3>[0]`; `nothing, it is garbage`; `<far away>` for more
 * than 200 links. Or as a picture, an object a line, with sizes. Without a newline at the end. An
 * argument of the native that asks is no reason (own NULL: none is left out). */
void origin_write(Writer *w, const Object *object, const Value *own, bool picture);
static inline void origin_write_name(Vm *vm, Writer *w, const Object *object) {
    (void)vm;
    origin_write(w, object, NULL, false);
}
/* A word of a frame and the line that this is at: `work:12 data`; of the body of a module
 * `<module>:12 <local 1>`; `<link>` for what lies above a frame's registers. False: of none. */
bool origin_write_register(Writer *w, const Value *at);

#endif

/* SPDX-License-Identifier: MIT */
/* What cannot move, and the holes that it leaves. Nothing here allocates, collects or raises. */
#ifndef TERRARIUM_INSPECT_PINS_H
#define TERRARIUM_INSPECT_PINS_H

#include "object/object.h"

/* How many objects a collection would have to leave where they are, since built-ins that wait point
 * at them. *held: how many more whose address was handed out. Writes a line about each of them
 * unless out is NULL. */
size_t pins_walk(Vm *vm, Writer *out, size_t *held);

#endif

/* SPDX-License-Identifier: MIT */
/* What looks at collections while it is switched on: telemetry, heap.peak(), allocation sites. */
#ifndef TERRARIUM_INSPECT_HOOKS_H
#define TERRARIUM_INSPECT_HOOKS_H

#include "object/object.h"

/* Sets the heap's calls of a new machine. */
void hooks_attach(Vm *vm);

#endif

/* SPDX-License-Identifier: MIT */
/* What looks at collections while it is switched on: telemetry, heap.peak(), allocation sites. */
#ifndef TERRARIUM_INSPECT_HOOKS_H
#define TERRARIUM_INSPECT_HOOKS_H

#include "object/object.h"

/* After ROOT_TELEMETRY, ROOT_PEAK or ROOT_SITES has come or gone: sets the heap's calls. */
void hooks_update(Vm *vm);

#endif

/* SPDX-License-Identifier: MIT */
/* What looks at the beginning of collections while it is switched on: telemetry, allocation
 * sites. inspect_hook() is for their ends. */
#ifndef TERRARIUM_INSPECT_HOOKS_H
#define TERRARIUM_INSPECT_HOOKS_H

#include "object/object.h"

/* After ROOT_TELEMETRY or ROOT_SITES has come or gone: sets the heap's call. */
void hooks_update(Vm *vm);

#endif

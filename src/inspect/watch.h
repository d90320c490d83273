/* SPDX-License-Identifier: MIT */
/* Who looks at each allocation: the allocation sites, and memorymonitor's alarms and counters. */
#ifndef TERRARIUM_INSPECT_WATCH_H
#define TERRARIUM_INSPECT_WATCH_H

#include "object/object.h"

/* Opens or closes the heap's gate, after ROOT_SITES or ROOT_MONITORS has changed. */
void watch_update(Vm *vm);
/* The VmInspector's call: raises memorymonitor.AllocationError. */
void watch_refused(Vm *vm, size_t bytes);

#endif

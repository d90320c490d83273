/* SPDX-License-Identifier: MIT */
/* A line of figures each second. */
#ifndef TERRARIUM_INSPECT_TELEMETRY_H
#define TERRARIUM_INSPECT_TELEMETRY_H

#include "vm/vm.h"

/* VmInspector.tick (vm/vm.h). */
bool telemetry_tick(Vm *vm, bool anywhere);
/* After a collection; see inspect_hook(). */
void telemetry_collected(Vm *vm);

/* For hooks.c, while it is on. */
void telemetry_collection_begins(Vm *vm);

#endif

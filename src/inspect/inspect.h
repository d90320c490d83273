/* SPDX-License-Identifier: MIT */
/* What this folder is for: it answers questions about the heap (who, where, since when, why) by
 * reading it. Nothing below it includes it; the machine calls up through its VmInspector. A build
 * without it has none.c alone. */
#ifndef TERRARIUM_INSPECT_INSPECT_H
#define TERRARIUM_INSPECT_INSPECT_H

#include "vm/vm.h"

/* Sets vm->inspector of a new machine. Never allocates. */
void inspect_attach(Vm *vm);
/* Has telemetry_collected() and peak_collected() called after each collection if either has
 * something to do: after ROOT_TELEMETRY or ROOT_PEAK has changed. */
void inspect_hook(Vm *vm);
/* The report of the last allocation that failed, in lines; NULL: there is none. */
const char *inspect_failure(void);
/* Traces allocation sites from now on, with tracebacks of so many frames: for `-X tracemalloc`.
 * False if that cannot be: the number is wrong, there is no memory for it, or the build does
 * without. May collect. */
bool inspect_trace(Vm *vm, size_t frames);

#endif

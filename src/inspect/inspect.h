/* SPDX-License-Identifier: MIT */
/* What this folder is for: it answers questions about the heap (who, where, since when, why) by
 * reading it. Nothing below it includes it; the machine calls up through its VmInspector. A build
 * without it has none.c alone. */
#ifndef TERRARIUM_INSPECT_INSPECT_H
#define TERRARIUM_INSPECT_INSPECT_H

#include "vm/vm.h"

/* Sets vm->inspector of a new machine. Never allocates. */
void inspect_attach(Vm *vm);
/* The report of the last allocation that failed, in lines; NULL: there is none. */
const char *inspect_failure(void);
/* Traces allocation sites from now on, with tracebacks of so many frames: for `-X tracemalloc`.
 * False if that cannot be: the number is wrong, there is no memory for it, or the build does
 * without. May collect. */
bool inspect_trace(Vm *vm, size_t frames);
/* The same without, or without memory, for `-X importtime`: a line on standard error after each
 * import. */
bool inspect_tell_imports(Vm *vm);
/* For --heap-on-error: a dump in this file when an allocation fails. False: not in this build. */
bool inspect_dump_failed(Vm *vm, const char *path);

#endif

/* SPDX-License-Identifier: MIT */
/* What the files of the built-in functions share. */
#ifndef TERRARIUM_MODULE_BUILTINS_RUN_H
#define TERRARIUM_MODULE_BUILTINS_RUN_H

#include "object/object.h"

/* The next item; at the end absent or, if `raise`, StopIteration with what a generator returned.
 * Runs Python code, with the C segment sealed (vm/vm.h) if it is a generator's. */
Value builtins_run_advance(Vm *vm, Value iterator, bool raise);

#endif

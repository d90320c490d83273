/* SPDX-License-Identifier: MIT */
/* Objects with __del__: none is finalized twice, and none inside a collection. */
#ifndef TERRARIUM_VM_FINALIZE_H
#define TERRARIUM_VM_FINALIZE_H

#include "object/object.h"

/* A new instance whose class has __del__. May allocate. */
void finalize_register(Vm *vm, Value instance);
/* Calls __del__ of what a collection has found dead; false: there was nothing. Runs Python code. */
bool finalize_run(Vm *vm);

#endif

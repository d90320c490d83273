/* SPDX-License-Identifier: MIT */
/* Weak references: what the machine must do for them. */
#ifndef TERRARIUM_VM_WEAKREF_H
#define TERRARIUM_VM_WEAKREF_H

#include "object/object.h"

/* Calls the callbacks of references whose objects have died. For safe points, and for gc.collect();
 * runs Python code. What a callback raises is printed and dropped. */
void weakref_run_callbacks(Vm *vm);

#endif

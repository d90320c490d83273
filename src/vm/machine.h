/* SPDX-License-Identifier: MIT */
/* Making a machine: its heap, hooks, limits and first objects. */
#ifndef TERRARIUM_VM_MACHINE_H
#define TERRARIUM_VM_MACHINE_H

#include "object/object.h"

/* Clears *vm and gives it [heap, heap + bytes). Creates sys.modules and __main__: false when there
 * is not even room for those. The same again is a soft reset. */
bool machine_init(Vm *vm, void *heap, size_t bytes, size_t c_stack_bytes);
/* The C stack counts from the caller's frame on; keeps the limit. */
void machine_mark_stack(Vm *vm);
/* sys.path and sys.argv. May allocate and raise the first time. */
Value machine_path(Vm *vm);
Value machine_arguments(Vm *vm);
/* __main__ as a module. */
Value machine_main_module(Vm *vm);

#endif

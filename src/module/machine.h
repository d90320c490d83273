/* SPDX-License-Identifier: MIT */
/* What the files of module machine share. */
#ifndef TERRARIUM_MODULE_MACHINE_H
#define TERRARIUM_MODULE_MACHINE_H

#include "vm/vm.h"

/* The number of a Pin, of an object that has one (Signal, CircuitPython's), or of a number or name
 * as Pin() takes it. ValueError: there is no such pin. */
unsigned machine_pin(Vm *vm, Value v);
/* The same for bit-banged buses: an output from now on, with that level. */
unsigned machine_pin_output(Vm *vm, Value v, unsigned mode, bool level);

/* mem8, mem16 and mem32: constant objects, which hold the size of what they show. */
typedef struct {
    uintptr_t header;
    Value cls, size;
} MachineMemory;
extern const MachineMemory machine_mem8, machine_mem16, machine_mem32;

#endif

/* SPDX-License-Identifier: MIT */
/* Calls that wait for the next safe point (micropython.schedule). */
#ifndef TERRARIUM_VM_SCHEDULE_H
#define TERRARIUM_VM_SCHEDULE_H

#include "vm/vm.h"

/* function(argument) will be called. TypeError if it cannot be; RuntimeError when SCHEDULE_ROOM
 * calls wait already. Allocates only when it is called for the first time. */
void schedule_add(Vm *vm, Value function, Value argument);
/* The same for what can be called; false when it cannot wait. */
bool schedule_try(Vm *vm, Value function, Value argument);
/* Allocates what schedule_add() needs, for those who call it when they may not. */
void schedule_prepare(Vm *vm);
/* Makes the first of them, unless one is being made. May run Python code; what that raises is told
 * and dropped. True: it ran, and all may have moved. */
bool schedule_run(Vm *vm);

#endif

/* SPDX-License-Identifier: MIT */
/* Interrupts of the chip (port/hardware.h) and the Python functions that they call. An interrupt
 * puts its number into a queue; between two instructions of the program the function is called. A
 * soft one waits its turn in the queue of schedule.h, where it may allocate. A hard one goes before
 * all that waits there, even while such a call runs, with the heap locked; it is only put off by a
 * collection, by a built-in function that is at work, and by another hard one. */
#ifndef TERRARIUM_VM_EVENT_H
#define TERRARIUM_VM_EVENT_H

#include "vm/vm.h"

/* In the number of an event: its function is a hard one. */
enum { EVENT_HARD = 0x80 };

/* function(argument) is called for each such event; absent: no more. Allocates, but not to take one
 * away or to replace one. */
void event_set(Vm *vm, unsigned event, Value function, Value argument);
/* What was set, or absent. */
Value event_function(Vm *vm, unsigned event);
/* All that vm->interrupt asks for, for the loop's safe points: true if Python code ran. Raises
 * KeyboardInterrupt. */
bool event_interrupts(Vm *vm);
/* Calls what is due, unless events are masked. May run Python code; true if it did. */
bool event_run(Vm *vm);
/* function(argument) now, as a hard one; false: it has raised, which was told. */
bool event_call_hard(Vm *vm, Value function, Value argument);
/* function(argument) soon, as a soft one; it is lost, and counted, when too many wait. */
void event_call_soft(Vm *vm, Value function, Value argument);
/* Events wait in their queue (true) or are delivered. What was before. */
bool event_mask(Vm *vm, bool masked);
/* Sleeps, lets events and scheduled calls through meanwhile; raises KeyboardInterrupt. Was there an
 * event? */
bool event_sleep(Vm *vm, uint64_t us);

#endif

/* SPDX-License-Identifier: MIT */
/* The queue of micropython.schedule(): a tuple in ROOT_SCHEDULED of as many pairs as there is room
 * for, the first ones in use, the oldest first. A safe point makes one call and asks for another
 * safe point if there are more, so that a call that schedules itself again does not stop the
 * program; and a call is never interrupted by another one. */
#include "vm/schedule.h"

#include "builtins.h"
#include "module/console.h"
#include "object/object.h"
#include "object/tuple.h"
#include "vm/traceback.h"

enum { SCHEDULE_ROOM = 8 };

/* The interrupt bit brings the next safe point about: jumps backwards and calls look at it. The
 * queue never grows: a program that schedules faster than it runs is told so. */
void schedule_add(Vm *vm, Value function, Value argument) {
    if (!object_is_callable(vm, function)) {
        vm_raise_type(vm, "'%t' object is not callable", function);
    }
    if (!schedule_try(vm, function, argument)) {
        vm_raise_format(vm, &type_RuntimeError, "schedule queue full");
    }
}

void schedule_prepare(Vm *vm) {
    if (value_absent(vm->roots[ROOT_SCHEDULED])) {
        vm->roots[ROOT_SCHEDULED] = tuple_new(vm, 2 * SCHEDULE_ROOM);
    }
}

bool schedule_try(Vm *vm, Value function, Value argument) {
    if (vm->scheduled == SCHEDULE_ROOM) {
        return false;
    }
    schedule_prepare(vm);
    Value *pair = tuple_items(vm->roots[ROOT_SCHEDULED]) + 2 * (ptrdiff_t)vm->scheduled++;
    pair[0] = function;
    pair[1] = argument;
    vm->interrupt |= VM_INTERRUPT_SCHEDULE;
    return true;
}

/* The body of vm_try(): a function and its argument, no longer in the queue but on the C stack. */
static void call(Vm *vm, void *context) {
    const Value *pair = context;
    (void)vm_call1(vm, pair[0], pair[1]);
}

/* The pair is taken off the queue before it runs, so that it may be scheduled again. Not inside of
 * a hard handler, where the heap is locked. */
bool schedule_run(Vm *vm) {
    if (vm->scheduling || vm->scheduled == 0 || vm->events.hard) {
        return false;
    }
    Value *queue = tuple_items(vm->roots[ROOT_SCHEDULED]), exception;
    Value pair[2] = {queue[0], queue[1]};
    vm->scheduled--;
    for (unsigned i = 0; i < 2 * SCHEDULE_ROOM; i++) {
        queue[i] = i < 2u * vm->scheduled ? queue[i + 2] : ABSENT;
    }
    vm->scheduling = true;
    if (!vm_try(vm, call, pair, &exception)) {
        Writer w = console_error_writer(vm);
        traceback_print(vm, &w, exception);
    }
    vm->scheduling = false;
    vm->interrupt |= vm->scheduled > 0 ? VM_INTERRUPT_SCHEDULE : 0;
    return true;
}

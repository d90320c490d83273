/* SPDX-License-Identifier: MIT */
/* The queue is written by interrupts and read between instructions: each side moves its own end
 * alone. The functions lie in the list ROOT_EVENTS: number, function, argument, and so on. */
#include "vm/event.h"

#include "builtins.h"
#include "module/console.h"
#include "object/list.h"
#include "object/object.h"
#include "port/hardware.h"
#include "port/port.h"
#include "vm/finalize.h"
#include "vm/frame.h"
#include "vm/schedule.h"
#include "vm/traceback.h"
#include "vm/weakref.h"

/* LONGEST_SLEEP: microseconds, after which the keyboard is looked at. */
enum { ROW = 3, LONGEST_SLEEP = 50000 };

/* The HardwareListener: an interrupt, at any moment. What finds the queue full is lost. */
static void arrived(void *context, uint16_t event) {
    VmEvents *events = &((Vm *)context)->events;
    if (event == HARDWARE_ALARM) {
        events->alarm = true;
    } else if (event == HARDWARE_TICK) {
        events->tick = true;
    } else if ((uint8_t)(events->head - events->tail) == VM_EVENTS) {
        events->overruns++;
    } else {
        events->queue[events->head % VM_EVENTS] = (uint8_t)event;
        events->head++;
    }
    ((Vm *)context)->interrupt |= VM_INTERRUPT_EVENT;
}

/* Its row in the list; NULL. Good until something allocates. */
static Value *find(Vm *vm, unsigned event) {
    Value list = vm->roots[ROOT_EVENTS];
    size_t n = value_absent(list) ? 0 : list_length(list);
    for (size_t i = 0; i < n; i += ROW) {
        if (value_to_int(list_items(list)[i]) == (intptr_t)event) {
            return list_items(list) + i;
        }
    }
    return NULL;
}

/* A list with room for one more row in the place of the one before: appending to it cannot fail. */
static Value longer(Vm *vm) {
    Value old = vm->roots[ROOT_EVENTS];
    size_t n = value_absent(old) ? 0 : list_length(old);
    Value list = list_new(vm, n + ROW);
    for (size_t i = 0; i < n; i++) {
        list_append(vm, list, list_items(vm->roots[ROOT_EVENTS])[i]);
    }
    return list;
}

/* A row that was taken away stays, with None, for the next one of that number. */
void event_set(Vm *vm, unsigned event, Value function, Value argument) {
    Value *row = find(vm, event);
    if (row == NULL && !value_absent(function)) {
        schedule_prepare(vm);
        Value list = longer(vm);
        list_append(vm, list, value_int((intptr_t)event));
        list_append(vm, list, NONE);
        list_append(vm, list, NONE);
        vm->roots[ROOT_EVENTS] = list;
        hardware_listen(arrived, vm);
        row = find(vm, event);
    }
    if (row != NULL) {
        row[1] = value_absent(function) ? NONE : function;
        row[2] = value_absent(function) ? NONE : argument;
    }
}

/* ABSENT where none is set. Allocates nothing. */
Value event_function(Vm *vm, unsigned event) {
    const Value *row = find(vm, event);
    return row == NULL || value_is_none(row[1]) ? ABSENT : row[1];
}

/* The body of vm_try(). */
static void call(Vm *vm, void *context) {
    const Value *pair = context;
    (void)vm_call1(vm, pair[0], pair[1]);
}

/* The heap is locked, so that allocating raises MemoryError in the handler. False when it has
 * raised anything, which has been reported: then the caller takes the handler away. */
bool event_call_hard(Vm *vm, Value function, Value argument) {
    Value pair[2] = {function, argument}, exception;
    vm->events.hard = true;
    heap_lock(heap_of(vm));
    bool done = vm_try(vm, call, pair, &exception);
    heap_unlock(heap_of(vm));
    vm->events.hard = false;
    vm->interrupt |= vm->scheduled > 0 ? VM_INTERRUPT_SCHEDULE : 0;
    if (!done) {
        Writer w = console_error_writer(vm);
        writer_text(&w, "Uncaught exception in a hard interrupt handler, which is taken away\n");
        traceback_print(vm, &w, exception);
    }
    return done;
}

/* What schedule() has no room for is lost, and counted. */
void event_call_soft(Vm *vm, Value function, Value argument) {
    if (!schedule_try(vm, function, argument)) {
        vm->events.overruns++;
    }
}

/* The functions of the alarm (module/machine_timer.c) are in C, and see to the rest themselves. */
static bool run_alarm(Vm *vm) {
    if (!vm->events.alarm) {
        return false;
    }
    vm->events.alarm = false;
    Value function = event_function(vm, HARDWARE_ALARM);
    if (!value_absent(function)) {
        (void)vm_call0(vm, function);
    }
    return true;
}

/* While a hard one runs the others wait; it is asked for them again when it has ended. */
bool event_run(Vm *vm) {
    VmEvents *events = &vm->events;
    bool any = false;
    if (events->hard || events->masked) {
        return false;
    }
    if (events->tick) {
        events->tick = false;
        hardware_poll();
    }
    do {
        while (events->head != events->tail) {
            unsigned event = events->queue[events->tail % VM_EVENTS];
            events->tail++;
            const Value *row = find(vm, event);
            if (row == NULL || value_is_none(row[1])) {
            } else if (!(event & EVENT_HARD)) {
                event_call_soft(vm, row[1], row[2]);
            } else if (!event_call_hard(vm, row[1], row[2])) {
                event_set(vm, event, ABSENT, ABSENT);
            }
            any = true;
        }
        any |= run_alarm(vm);
    } while (events->head != events->tail && !events->masked);
    return any;
}

/* The chip's own interrupts wait as well. Answers how it was. What came meanwhile is looked at
 * between the next instructions. */
bool event_mask(Vm *vm, bool masked) {
    bool before = vm->events.masked;
    vm->events.masked = masked;
    (void)hardware_mask(masked);
    vm->interrupt |= masked ? 0 : VM_INTERRUPT_EVENT;
    return before;
}

/* In pieces, so that Ctrl-C ends it. */
bool event_sleep(Vm *vm, uint64_t us) {
    uint64_t end = port_monotonic_us() + us;
    bool any = false;
    for (uint64_t now; (now = port_monotonic_us()) < end;) {
        uint64_t left = end - now;
        port_sleep_us(left < LONGEST_SLEEP ? (uint32_t)left : LONGEST_SLEEP);
        vm_poll(vm);
        any |= event_run(vm);
        /* All that wait now, and none that they schedule themselves. */
        for (unsigned n = vm->scheduled; n > 0 && schedule_run(vm); n--) {
        }
    }
    return any;
}

/* The bits are taken back first: what is set from now on is a new interrupt. When the keyboard's
 * raises, the others come later. */
bool event_interrupts(Vm *vm) {
    uint8_t bits = vm->interrupt;
    vm->interrupt = 0;
    frame_update_limits(vm);
    if (bits & VM_INTERRUPT_KEYBOARD) {
        vm->interrupt |= (uint8_t)(bits & ~VM_INTERRUPT_KEYBOARD);
        vm_raise_interrupt(vm);
    }
    bool any = bits & VM_INTERRUPT_EVENT && event_run(vm);
    any |= bits & VM_INTERRUPT_FINALIZE && finalize_run(vm);
    if (bits & VM_INTERRUPT_WEAK) {
        weakref_run_callbacks(vm);
        any = true;
    }
    any |= (bits | vm->interrupt) & VM_INTERRUPT_SCHEDULE && schedule_run(vm);
    any |= bits & VM_INTERRUPT_TICK && vm_tick(vm, false);
    return any;
}

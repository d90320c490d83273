/* SPDX-License-Identifier: MIT */
/* machine.Timer: any number of timers over the one alarm of port/hardware.h. Those that run lie in
 * the list ROOT_TIMERS. Times are microseconds in two small ints, so that a timer that is called
 * allocates nothing. */
#include "builtins.h"
#include "object/float.h"
#include "object/list.h"
#include "object/object.h"
#include "port/hardware.h"
#include "port/port.h"
#include "vm/event.h"

enum { CALLBACK, FLAGS, PERIOD, PERIOD_HIGH, DUE, DUE_HIGH, SLOTS };
/* LOW_BITS: of a time in its first slot, a small int with 32-bit words, too. LONGEST_ALARM: 18
 * minutes, after which a later one is set again. */
enum { FLAG_PERIODIC = 1, FLAG_HARD = 2, LOW_BITS = 29, LONGEST_ALARM = 1 << 30 };

static Value *slots_of(Value timer) {
    return AS(Instance, timer)->slots;
}

/* In microseconds of port_monotonic_us(). */
static uint64_t get_time(Value timer, int slot) {
    const Value *slots = slots_of(timer);
    return (uint64_t)value_to_int(slots[slot + 1]) << LOW_BITS |
           (uint64_t)value_to_int(slots[slot]);
}

static void set_time(Value timer, int slot, uint64_t us) {
    slots_of(timer)[slot] = value_int((intptr_t)(us & ((1u << LOW_BITS) - 1)));
    slots_of(timer)[slot + 1] = value_int((intptr_t)(us >> LOW_BITS));
}

/* Where it is in the list of those that run; their number when it is not. */
static size_t place_of(Vm *vm, Value timer) {
    Value list = vm->roots[ROOT_TIMERS];
    size_t i = 0, n = value_absent(list) ? 0 : list_length(list);
    while (i < n && !value_same(list_items(list)[i], timer)) {
        i++;
    }
    return i;
}

/* It may not run at all. */
static void stop(Vm *vm, Value timer) {
    size_t i = place_of(vm, timer);
    if (!value_absent(vm->roots[ROOT_TIMERS]) && i < list_length(vm->roots[ROOT_TIMERS])) {
        list_remove(vm->roots[ROOT_TIMERS], i, 1);
    }
}

/* For the next that is due, if there is any. */
static void set_alarm(Vm *vm) {
    Value list = vm->roots[ROOT_TIMERS];
    uint64_t now = port_monotonic_us(), next = now + LONGEST_ALARM;
    for (size_t i = 0; i < list_length(list); i++) {
        uint64_t due = get_time(list_items(list)[i], DUE);
        next = due < next ? due : next;
    }
    hardware_alarm(list_length(list) == 0 ? 0 : next > now ? (uint32_t)(next - now) : 1);
}

/* A timer that is late for more than a period is called once for all that it missed. A handler may
 * stop any timer, which changes the list: what has been called is not due any more, so the walk
 * begins anew. */
Value machine_timer_alarm(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    for (size_t i = 0; i < list_length(vm->roots[ROOT_TIMERS]);) {
        Value timer = list_items(vm->roots[ROOT_TIMERS])[i];
        uint64_t now = port_monotonic_us(), due = get_time(timer, DUE),
                 period = get_time(timer, PERIOD);
        if (due > now) {
            i++;
            continue;
        }
        intptr_t flags = value_to_int(slots_of(timer)[FLAGS]);
        set_time(timer, DUE, due + period > now ? due + period : now + period);
        if (!(flags & FLAG_PERIODIC)) {
            stop(vm, timer);
        }
        Value callback = slots_of(timer)[CALLBACK];
        if (value_is_none(callback)) {
        } else if (!(flags & FLAG_HARD)) {
            event_call_soft(vm, callback, timer);
        } else if (!event_call_hard(vm, callback, timer)) {
            stop(vm, timer);
        }
        i = 0;
    }
    set_alarm(vm);
    return NONE;
}

/* ---- setting up ---- */

/* Microseconds of period, in units of 1 / tick_hz, or of freq, which may be a float. A frequency
 * gives 67 minutes at most. Raises ValueError when there is neither. */
static uint64_t period_of(Vm *vm, Value period, Value freq, Value tick_hz) {
    if (!value_absent(freq) && !value_same(freq, value_int(-1))) {
        Float hertz = object_to_float(vm, freq);
        if (!(hertz > 0)) {
            vm_raise_value_error(vm, "freq must be above 0");
        }
        Float us = (Float)1e6 / hertz;
        return us < (Float)4e9 ? (uint64_t)(uint32_t)(us + (Float)0.5) : 4000000000u;
    }
    intptr_t units = value_absent(period) ? -1 : object_to_size(vm, period);
    intptr_t hertz = value_absent(tick_hz) ? 1000 : object_to_size(vm, tick_hz);
    if (units < 0 || hertz <= 0) {
        vm_raise_value_error(vm, "period or freq needed");
    }
    return (uint64_t)units * 1000000 / (uint64_t)hertz;
}

/* Arguments from `first` on: mode, period, freq, callback, hard, tick_hz. */
static void set_up(Vm *vm, Value timer, Value *a, int n, int first) {
    Value mode = arg_or_absent(a, n, first), callback = arg_or_absent(a, n, first + 3);
    Value hard = arg_or_absent(a, n, first + 4);
    uint64_t period = period_of(vm, arg_or_absent(a, n, first + 1), arg_or_absent(a, n, first + 2),
                                arg_or_absent(a, n, first + 5));
    bool periodic = value_absent(mode) || object_to_size(vm, mode) != 0;
    bool is_hard = !value_absent(hard) && object_truth(vm, hard);
    callback = value_absent(callback) ? NONE : callback;
    if (!value_is_none(callback) && !object_is_callable(vm, callback)) {
        vm_raise_type(vm, "'%t' object is not callable", callback);
    }
    if (value_absent(vm->roots[ROOT_TIMERS])) {
        vm->roots[ROOT_TIMERS] = list_new(vm, 1);
    }
    event_set(vm, HARDWARE_ALARM, value_object(&native_machine_timer_alarm), NONE);
    stop(vm, timer);
    list_append(vm, vm->roots[ROOT_TIMERS], timer);
    Value *slots = slots_of(timer);
    slots[CALLBACK] = callback;
    slots[FLAGS] = value_int((periodic ? FLAG_PERIODIC : 0) | (is_hard ? FLAG_HARD : 0));
    set_time(timer, PERIOD, period > 0 ? period : 1);
    set_time(timer, DUE, port_monotonic_us() + period);
    set_alarm(vm);
}

/* Timer(id=-1, *, mode, period, freq, callback, hard, tick_hz): without a period it does not run
 * yet. All are alike, whatever their id. */
Value timer_make(Vm *vm, Value *a, int n) {
    if (n > 1 && !value_absent(arg(a, 1))) {
        (void)object_to_size(vm, arg(a, 1));
    }
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    self->cls = value_object(&type_Timer);
    for (int i = 0; i < SLOTS; i++) {
        self->slots[i] = value_int(0);
    }
    Value timer = value_object(self);
    if (!value_absent(arg_or_absent(a, n, 3)) || !value_absent(arg_or_absent(a, n, 4))) {
        set_up(vm, timer, a, n, 2);
    }
    return timer;
}

Value timer_init(Vm *vm, Value *a, int n) {
    set_up(vm, arg(a, 0), a, n, 1);
    return NONE;
}

/* It can be started again by init(). */
Value timer_deinit(Vm *vm, Value *a, int n) {
    (void)n;
    stop(vm, arg(a, 0));
    if (!value_absent(vm->roots[ROOT_TIMERS])) {
        set_alarm(vm);
    }
    return NONE;
}

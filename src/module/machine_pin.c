/* SPDX-License-Identifier: MIT */
/* machine.Pin. A Pin is an INSTANCE with the number and what it was set up as; any number of them
 * may stand for one pin, and are equal. */
#include "builtins.h"
#include "module/machine.h"
#include "object/int.h"
#include "object/object.h"
#include "object/str.h"
#include "port/hardware.h"
#include "vm/event.h"

/* Slots. SETUP: mode << 4 | pull, of which each may be UNCHANGED; EDGES as they were asked for. */
enum { NUMBER, SETUP, EDGES, SLOTS };
enum { MODE_SHIFT = 4, UNCHANGED = 15 };

/* By HARDWARE_IN and the others. */
static const char *const mode_names[] = {"IN", "OUT", "OPEN_DRAIN"};

static Value *slots_of(Value self) {
    return AS(Instance, self)->slots;
}

static unsigned number_of(Value self) {
    return (unsigned)value_to_int(slots_of(self)[NUMBER]);
}

static bool is_pin(Value v) {
    return value_is_kind(v, KIND_INSTANCE) && AS(Instance, v)->cls.bits == (uintptr_t)&type_Pin;
}

/* Other objects say their pin by an attribute `_pin`, which may be such an object again. Runs
 * __index__ and properties. */
unsigned machine_pin(Vm *vm, Value v) {
    enum { MOST_OBJECTS = 4 };
    Value asked = v;
    intptr_t number = -1;
    for (int i = 0; i < MOST_OBJECTS && !is_pin(v) && !int_is(v) && !value_is_kind(v, KIND_STR);
         i++) {
        Value pin = object_getattr_or_absent(vm, v, NAME(_pin));
        if (value_absent(pin)) {
            break;
        }
        v = pin;
    }
    if (is_pin(v)) {
        return number_of(v);
    }
    if (value_is_kind(v, KIND_STR)) {
        number = hardware_pin_named(str_text(v), str_size(AS(Str, v)));
    } else {
        number = object_to_size_clamped(vm, v);
    }
    if (number < 0 || number >= (intptr_t)hardware_pins()) {
        vm_raise_value_error(vm, "invalid pin: %r", asked);
    }
    return (unsigned)number;
}

/* The level is written before the mode, so that the pin never shows another. An open drain is
 * pulled up. */
unsigned machine_pin_output(Vm *vm, Value v, unsigned mode, bool level) {
    unsigned pin = machine_pin(vm, v);
    hardware_pin_write(pin, level);
    hardware_pin_setup(pin, mode, mode == HARDWARE_OPEN_DRAIN ? HARDWARE_PULL_UP : 0);
    return pin;
}

/* ---- setting up ---- */

/* A mode or pull; UNCHANGED for what is not there and for -1. None is no pull. */
static unsigned choice(Vm *vm, Value v, unsigned most) {
    if (value_absent(v)) {
        return UNCHANGED;
    }
    intptr_t number = value_is_none(v) ? 0 : object_to_size(vm, v);
    if (number > (intptr_t)most || number < -1) {
        vm_raise_value_error(vm, "invalid mode or pull: %z", number);
    }
    return number < 0 ? UNCHANGED : (unsigned)number;
}

/* Arguments from `first` on: mode, pull, value. The level is there before the pin shows it. What is
 * not said stays as it was set up by this object; a pin that nobody has set up stays as it is. */
static void set_up(Vm *vm, Value self, Value *a, int n, int first) {
    unsigned mode = choice(vm, arg_or_absent(a, n, first), HARDWARE_OPEN_DRAIN);
    unsigned pull = choice(vm, arg_or_absent(a, n, first + 1), HARDWARE_PULL_DOWN);
    Value level = arg_or_absent(a, n, first + 2);
    bool high = !value_absent(level) && object_truth(vm, level);
    unsigned pin = number_of(self);
    unsigned before = (unsigned)value_to_int(slots_of(self)[SETUP]);
    bool changes = mode != UNCHANGED || pull != UNCHANGED;
    mode = mode == UNCHANGED ? before >> MODE_SHIFT : mode;
    pull = pull == UNCHANGED ? before & UNCHANGED : pull;
    slots_of(self)[SETUP] = value_int((intptr_t)(mode << MODE_SHIFT | pull));
    if (!value_absent(level) && !value_is_none(level)) {
        hardware_pin_write(pin, high);
    }
    if (changes) {
        hardware_pin_setup(pin, mode == UNCHANGED ? HARDWARE_IN : mode,
                           pull == UNCHANGED ? HARDWARE_PULL_NONE : pull);
    }
}

/* Pin(id, mode, pull, *, value, drive, alt). A Pin as the id is another object for the same one. */
Value pin_make(Vm *vm, Value *a, int n) {
    unsigned number = machine_pin(vm, arg(a, 1));
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    self->cls = value_object(&type_Pin);
    self->slots[NUMBER] = value_int((intptr_t)number);
    self->slots[SETUP] = is_pin(arg(a, 1)) ? slots_of(arg(a, 1))[SETUP]
                                           : value_int(UNCHANGED << MODE_SHIFT | UNCHANGED);
    self->slots[EDGES] = value_int(HARDWARE_RISING | HARDWARE_FALLING);
    set_up(vm, value_object(self), a, n, 2);
    return value_object(self);
}

/* What is not said stays as it was. */
Value pin_init(Vm *vm, Value *a, int n) {
    set_up(vm, arg(a, 0), a, n, 1);
    return NONE;
}

/* mode([mode]) and pull([pull]): asks or sets. */
static Value part(Vm *vm, Value *a, int n, bool is_mode) {
    if (n > 1) {
        Value arguments[3] = {ABSENT, is_mode ? ABSENT : arg(a, 1), is_mode ? arg(a, 1) : ABSENT};
        set_up(vm, arg(a, 0), arguments + 2, 2, 0);
        return NONE;
    }
    unsigned setup = (unsigned)value_to_int(slots_of(arg(a, 0))[SETUP]);
    unsigned value = is_mode ? setup >> MODE_SHIFT : setup & UNCHANGED;
    return value == UNCHANGED || (!is_mode && value == 0) ? (is_mode ? value_int(0) : NONE)
                                                          : value_int((intptr_t)value);
}

Value pin_mode(Vm *vm, Value *a, int n) {
    return part(vm, a, n, true);
}

Value pin_pull(Vm *vm, Value *a, int n) {
    return part(vm, a, n, false);
}

/* ---- levels ---- */

/* Raises what the truth of the level raises; the pin is as before then. */
static Value access(Vm *vm, Value self, Value level) {
    unsigned pin = number_of(self);
    if (value_absent(level)) {
        return value_int(hardware_pin_read(pin));
    }
    hardware_pin_write(pin, object_truth(vm, level));
    return NONE;
}

/* value() and value(level). */
Value pin_value(Vm *vm, Value *a, int n) {
    return access(vm, arg(a, 0), arg_or_absent(a, n, 1));
}

/* pin() and pin(level). */
Value pin_call(Vm *vm, Value self, Value *a, int n) {
    if (n > 1) {
        vm_raise_type(vm, "Pin takes at most one argument");
    }
    return access(vm, self, arg_or_absent(a, n, 0));
}

Value pin_on(Vm *vm, Value *a, int n) {
    (void)n;
    return access(vm, arg(a, 0), TRUE);
}

Value pin_off(Vm *vm, Value *a, int n) {
    (void)n;
    return access(vm, arg(a, 0), FALSE);
}

/* By what was written last, not by the level of the wire. */
Value pin_toggle(Vm *vm, Value *a, int n) {
    (void)n;
    return access(vm, arg(a, 0), value_bool(!hardware_pin_written(number_of(arg(a, 0)))));
}

/* ---- as an object ---- */

void pin_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    unsigned mode = (unsigned)value_to_int(slots_of(self)[SETUP]) >> MODE_SHIFT;
    writer_format(out, "Pin(%u", (size_t)number_of(self));
    if (mode != UNCHANGED) {
        writer_format(out, ", mode=%s", mode_names[mode]);
    }
    writer_text(out, ")");
}

/* Two objects for one pin are equal. */
Value pin_compare(Vm *vm, enum Compare op, Value left, Value right) {
    (void)vm;
    if (!is_pin(right) || (op != COMPARE_EQ && op != COMPARE_NE)) {
        return ABSENT;
    }
    return value_bool((number_of(left) == number_of(right)) == (op == COMPARE_EQ));
}

/* By the number, as equality is. */
intptr_t pin_hash(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)number_of(self);
}

/* ---- interrupts ---- */

/* Edges of an argument that may be missing; the object's own then. */
static void set_edges(Vm *vm, Value self, Value edges) {
    if (!value_absent(edges) && !value_is_none(edges)) {
        intptr_t number = object_to_size(vm, edges);
        if (number < 1 || number > (HARDWARE_RISING | HARDWARE_FALLING)) {
            vm_raise_value_error(vm, "invalid trigger");
        }
        slots_of(self)[EDGES] = value_int(number);
    }
}

/* irq(handler, trigger, *, priority, wake, hard): the handler gets the pin. None, and no handler,
 * take it away. A hard and a soft one have numbers of their own: only one of them is set. */
Value pin_irq(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0), handler = arg_or_absent(a, n, 1), hard = arg_or_absent(a, n, 5);
    unsigned pin = number_of(self);
    bool is_hard = !value_absent(hard) && object_truth(vm, hard);
    unsigned event = pin | (is_hard ? EVENT_HARD : 0);
    set_edges(vm, self, arg_or_absent(a, n, 2));
    bool none = value_absent(handler) || value_is_none(handler);
    if (!none && !object_is_callable(vm, handler)) {
        vm_raise_type(vm, "'%t' object is not callable", handler);
    }
    if (n > 1) {
        /* The chip first, so that no edge finds half of it taken away. */
        hardware_pin_notify(pin, 0, 0);
        event_set(vm, pin, ABSENT, ABSENT);
        event_set(vm, pin | EVENT_HARD, ABSENT, ABSENT);
    }
    if (!none) {
        event_set(vm, event, handler, self);
        hardware_pin_notify(pin, (unsigned)value_to_int(slots_of(self)[EDGES]), (uint16_t)event);
    }
    Instance *irq = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + 1);
    irq->cls = value_object(&type_pin_irq);
    irq->slots[0] = self;
    return value_object(irq);
}

static Value pin_of_irq(Value irq) {
    return AS(Instance, irq)->slots[0];
}

/* irq(): the handler is called as if the interrupt had come. */
Value pin_irq_call(Vm *vm, Value self, Value *a, int n) {
    (void)a, (void)n;
    Value pin = pin_of_irq(self);
    Value function = event_function(vm, number_of(pin));
    function = value_absent(function) ? event_function(vm, number_of(pin) | EVENT_HARD) : function;
    return value_absent(function) ? NONE : vm_call1(vm, function, pin);
}

/* The edges that interrupt; a new value is taken from now on. Answers those that were set before.
 */
Value pin_irq_trigger(Vm *vm, Value *a, int n) {
    Value pin = pin_of_irq(arg(a, 0)), before = slots_of(pin)[EDGES];
    if (n > 1) {
        set_edges(vm, pin, arg(a, 1));
        unsigned number = number_of(pin);
        bool hard = value_absent(event_function(vm, number));
        hardware_pin_notify(number, (unsigned)value_to_int(slots_of(pin)[EDGES]),
                            (uint16_t)(number | (hard ? EVENT_HARD : 0)));
    }
    return before;
}

/* Which edge it was, by the level of now. */
Value pin_irq_flags(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    bool high = hardware_pin_read(number_of(pin_of_irq(arg(a, 0))));
    return value_int(high ? HARDWARE_RISING : HARDWARE_FALLING);
}

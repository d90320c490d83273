/* SPDX-License-Identifier: MIT */
/* machine: functions of the chip as a whole, pulses, and memory by address. */
#include "module/machine.h"

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/field.h"
#include "object/int.h"
#include "object/object.h"
#include "object/tuple.h"
#include "port/hardware.h"
#include "port/port.h"
#include "vm/event.h"
#include "vm/import.h"

/* ---- interrupts, resets, sleep ---- */

/* What the program's handlers are called by waits from here on. Answers what enable_irq() takes. */
Value machine_disable_irq(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return value_bool(!event_mask(vm, true));
}

Value machine_enable_irq(Vm *vm, Value *a, int n) {
    (void)event_mask(vm, n > 0 && !object_truth(vm, arg(a, 0)));
    (void)event_run(vm);
    return NONE;
}

/* Interrupts that were lost, since too many came at once. */
Value machine_overruns(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return value_int(vm->events.overruns);
}

/* What was printed is sent first. Does not return. */
Value machine_reset(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    port_flush();
    port_reset();
}

/* The end of the program, which on a board is a new machine. */
Value machine_soft_reset(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    vm_raise_value(vm, &type_SystemExit, ABSENT);
}

/* One of the constants, where the chip can tell. */
Value machine_reset_cause(Vm *vm, Value *a, int n) {
    (void)vm, (void)a, (void)n;
    return value_int(port_reset_cause());
}

/* Empty where the chip has none. */
Value machine_unique_id(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    uint8_t id[16];
    return bytes_new(vm, id, hardware_unique_id(id));
}

/* No chip's clock can be changed: ValueError. */
Value machine_freq(Vm *vm, Value *a, int n) {
    (void)a;
    if (n > 0 && !value_is_none(arg(a, 0))) {
        vm_raise_value_error(vm, "the frequency cannot be changed");
    }
    return int_from_uint64(vm, hardware_frequency());
}

/* Up to the next interrupt, the clock's at the latest. */
Value machine_idle(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    (void)event_sleep(vm, 1000);
    return NONE;
}

/* lightsleep([ms]): without a time up to the next interrupt that the program has asked for. */
Value machine_lightsleep(Vm *vm, Value *a, int n) {
    if (n > 0 && !value_is_none(arg(a, 0))) {
        intptr_t ms = object_to_size(vm, arg(a, 0));
        (void)event_sleep(vm, ms > 0 ? (uint64_t)ms * 1000 : 0);
        return NONE;
    }
    while (!event_sleep(vm, 1000)) {
    }
    return NONE;
}

/* ---- pulses ---- */

/* Waits until the pin is at the level, or is not, for `us` microseconds from *since at most, and
 * moves that. */
static bool wait_level(unsigned pin, bool level, uint32_t us, uint32_t *since) {
    uint32_t start = *since;
    while (hardware_pin_read(pin) != level) {
        if (port_ticks_us() - start >= us) {
            return false;
        }
    }
    *since = port_ticks_us();
    return true;
}

/* How long the next, or the present, pulse of that level is in microseconds; -2: none begins, -1:
 * it does not end in time. The limit is for each of the two waits, a second if it is not given. */
Value machine_time_pulse_us(Vm *vm, Value *a, int n) {
    unsigned pin = machine_pin(vm, arg(a, 0));
    bool level = object_truth(vm, arg(a, 1));
    intptr_t us = n > 2 ? object_to_size(vm, arg(a, 2)) : 1000000;
    uint32_t limit = us > 0 ? (uint32_t)us : 0, start = port_ticks_us(), end;
    if (!wait_level(pin, level, limit, &start)) {
        return value_int(-2);
    }
    end = start;
    return value_int(wait_level(pin, !level, limit, &end) ? (intptr_t)(end - start) : -1);
}

/* pulses(pin, buffer): lets the pin go and measures high pulses into the bytes of the buffer, in
 * microseconds. How many came before one was missing for 200 microseconds. */
Value machine_pulses(Vm *vm, Value *a, int n) {
    (void)n;
    size_t length, done = 0;
    unsigned pin = machine_pin(vm, arg(a, 0));
    uint8_t *out = buffer_need_writable(vm, arg(a, 1), &length);
    bool masked = hardware_mask(true);
    hardware_pin_setup(pin, HARDWARE_IN, HARDWARE_PULL_UP);
    uint32_t start = port_ticks_us(), end;
    while (done < length && wait_level(pin, false, 200, &start) &&
           wait_level(pin, true, 200, &start)) {
        end = start;
        if (!wait_level(pin, false, 200, &end)) {
            break;
        }
        out[done++] = (uint8_t)(end - start);
        start = end;
    }
    (void)hardware_mask(masked);
    return value_int((intptr_t)done);
}

/* bitstream(pin, 0, (high of 0, low of 0, high of 1, low of 1), data), in nanoseconds. Interrupts
 * of the chip wait, as the slots of most lights are a microsecond. */
Value machine_bitstream(Vm *vm, Value *a, int n) {
    (void)n;
    uint32_t ns[4];
    size_t length;
    unsigned pin = machine_pin_output(vm, arg(a, 0), HARDWARE_OUT, false);
    if (object_to_size(vm, arg(a, 1)) != 0) {
        vm_raise_value_error(vm, "encoding");
    }
    Value timing = tuple_from(vm, arg(a, 2));
    if (tuple_length(AS(Tuple, timing)) != 4) {
        vm_raise_value_error(vm, "timing");
    }
    for (int i = 0; i < 4; i++) {
        ns[i] = (uint32_t)object_to_size(vm, tuple_items(timing)[i]);
    }
    const uint8_t *bytes = buffer_need(vm, arg(a, 3), &length);
    bool masked = hardware_mask(true);
    for (size_t i = 0; i < 8 * length; i++) {
        const uint32_t *bit = ns + (bytes[i / 8] << (i % 8) & 0x80 ? 2 : 0);
        hardware_pin_write(pin, true);
        hardware_delay_ns(bit[0]);
        hardware_pin_write(pin, false);
        hardware_delay_ns(bit[1]);
    }
    (void)hardware_mask(masked);
    return NONE;
}

/* ---- mem8, mem16, mem32 ---- */

/* A constant Instance with one slot: the size, as a small int. */
#define MEM(size)                                                                                  \
    {                                                                                              \
        HEADER(KIND_INSTANCE, 3), VALUE_OF(&type_machine_mem), {                                   \
            (size) << 1 | 1                                                                        \
        }                                                                                          \
    }
const MachineMemory machine_mem8 = MEM(1), machine_mem16 = MEM(2), machine_mem32 = MEM(4);

/* ValueError for an address that is none of the size, or that the port lets no program use. */
static uintptr_t address_of(Vm *vm, Value self, Value key, size_t *size) {
    uintptr_t at = int_word(object_index(vm, key));
    const Heap *heap = heap_of(vm);
    *size = (size_t)value_to_int(((const MachineMemory *)value_to_object(self))->size);
    if (at % *size != 0) {
        vm_raise_value_error(vm, "address %x is not aligned to %u bytes", (size_t)at, *size);
    }
    if (!port_has_addresses() && !(heap_contains(heap, (const void *)at) &&
                                   heap_contains(heap, (const void *)(at + *size - 1)))) {
        vm_raise_value_error(vm, "no such address");
    }
    return at;
}

/* In one access, as registers want it. */
Value machine_mem_getitem(Vm *vm, Value self, Value key) {
    size_t size;
    uintptr_t at = address_of(vm, self, key, &size);
    return int_from_uint64(vm, size == 4   ? *(const volatile uint32_t *)at
                               : size == 2 ? *(const volatile uint16_t *)at
                                           : *(const volatile uint8_t *)at);
}

/* The low bits of the value. */
void machine_mem_setitem(Vm *vm, Value self, Value key, Value value) {
    size_t size;
    if (value_absent(value)) {
        vm_raise_type(vm, "mem: cannot delete");
    }
    uintptr_t word = int_word(object_index(vm, value)), at = address_of(vm, self, key, &size);
    switch (size) {
    case 4: *(volatile uint32_t *)at = (uint32_t)word; break;
    case 2: *(volatile uint16_t *)at = (uint16_t)word; break;
    default: *(volatile uint8_t *)at = (uint8_t)word; break;
    }
}

/* ---- the rest ---- */

/* What lib/_machine.py has. AttributeError for any other name. */
Value machine_rest(Vm *vm, Value *a, int n) {
    (void)n;
    return import_rest(vm, value_object(&module_machine), NAME(_machine), arg(a, 0));
}

/* dir(machine): with what has not been asked for yet. */
Value machine_dir(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return vm_call0(vm, object_getattr(vm, import_module(vm, NAME(_machine)), NAME(__dir__)));
}

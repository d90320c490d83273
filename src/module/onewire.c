/* SPDX-License-Identifier: MIT */
/* _onewire: a master of the OneWire bus on a pin that is set up as open-drain. Interrupts of the
 * chip wait in the parts of a slot whose length counts, at most 80 microseconds. */
#include "builtins.h"
#include "module/machine.h"
#include "object/buffer.h"
#include "object/object.h"
#include "port/hardware.h"

/* Nanoseconds, by the data sheets of the DS18B20 and of the DS2480. */
enum {
    RESET_LOW = 480000,
    RESET_SAMPLE = 70000, /* after the line was let go */
    RESET_REST = 410000,
    SLOT_START = 6000,
    SLOT_SAMPLE = 9000, /* after the start */
    SLOT_REST = 55000,
    ZERO_LOW = 60000,
    RECOVERY = 10000
};

/* Is there anybody? Devices answer by a low pulse of their own. */
Value onewire_reset(Vm *vm, Value *a, int n) {
    (void)n;
    unsigned pin = machine_pin(vm, arg(a, 0));
    hardware_pin_write(pin, false);
    hardware_delay_ns(RESET_LOW);
    bool masked = hardware_mask(true);
    hardware_pin_write(pin, true);
    hardware_delay_ns(RESET_SAMPLE);
    bool present = !hardware_pin_read(pin);
    (void)hardware_mask(masked);
    hardware_delay_ns(RESET_REST);
    /* A line that is still low is no presence, but a short. */
    return value_bool(present && hardware_pin_read(pin));
}

/* A slot: a 1 is let go at once, so that a device may hold it low, which is how it sends. */
static bool slot(unsigned pin, bool one) {
    bool masked = hardware_mask(true);
    hardware_pin_write(pin, false);
    hardware_delay_ns(one ? SLOT_START : ZERO_LOW);
    hardware_pin_write(pin, true);
    hardware_delay_ns(one ? SLOT_SAMPLE : RECOVERY);
    bool in = hardware_pin_read(pin);
    (void)hardware_mask(masked);
    hardware_delay_ns(one ? SLOT_REST : 0);
    return in;
}

/* The low bit first. Writing 1s is reading. */
static unsigned byte(unsigned pin, unsigned out) {
    unsigned in = 0;
    for (int i = 0; i < 8; i++) {
        in |= (unsigned)slot(pin, out >> i & 1) << i;
    }
    return in;
}

/* 1 when nobody answers. */
Value onewire_readbit(Vm *vm, Value *a, int n) {
    (void)n;
    return value_int(slot(machine_pin(vm, arg(a, 0)), true));
}

/* 255 when nobody answers. */
Value onewire_readbyte(Vm *vm, Value *a, int n) {
    (void)n;
    return value_int((intptr_t)byte(machine_pin(vm, arg(a, 0)), 0xff));
}

Value onewire_writebit(Vm *vm, Value *a, int n) {
    (void)n;
    unsigned pin = machine_pin(vm, arg(a, 0));
    (void)slot(pin, object_to_size(vm, arg(a, 1)) & 1);
    return NONE;
}

Value onewire_writebyte(Vm *vm, Value *a, int n) {
    (void)n;
    unsigned pin = machine_pin(vm, arg(a, 0));
    (void)byte(pin, (unsigned)object_to_size(vm, arg(a, 1)));
    return NONE;
}

/* The check of ROMs and scratchpads; 0 over data with their own check behind them. CRC-8 of the
 * bus, x^8 + x^5 + x^4 + 1 with the low bit first. TypeError for what is no buffer. */
Value onewire_crc8(Vm *vm, Value *a, int n) {
    (void)n;
    size_t length;
    const uint8_t *data = buffer_need(vm, arg(a, 0), &length);
    unsigned crc = 0;
    for (size_t i = 0; i < 8 * length; i++) {
        unsigned low = (crc ^ data[i / 8] >> (i % 8)) & 1;
        crc = crc >> 1 ^ (low ? 0x8c : 0);
    }
    return value_int((intptr_t)crc);
}

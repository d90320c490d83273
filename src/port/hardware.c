/* SPDX-License-Identifier: MIT */
/* What a chip does of port/hardware.h unless its driver says otherwise: weak definitions. There are
 * no pins; alarms come with the clock's interrupt, a millisecond late at most. */
#include "port/hardware.h"

#include "port/port.h"

#define WEAK __attribute__((weak))

static struct {
    HardwareListener *listener;
    void *context;
    volatile bool waiting; /* an alarm is set */
    volatile uint32_t due; /* when it is due, in milliseconds */
} chip;

WEAK unsigned hardware_pins(void) {
    return 0;
}

WEAK int hardware_pin_named(const char *name, size_t n) {
    (void)name, (void)n;
    return -1;
}

WEAK void hardware_pin_setup(unsigned pin, unsigned mode, unsigned pull) {
    (void)pin, (void)mode, (void)pull;
}

WEAK bool hardware_pin_read(unsigned pin) {
    (void)pin;
    return false;
}

WEAK void hardware_pin_write(unsigned pin, bool level) {
    (void)pin, (void)level;
}

WEAK bool hardware_pin_written(unsigned pin) {
    (void)pin;
    return false;
}

WEAK void hardware_pin_notify(unsigned pin, unsigned edges, uint16_t event) {
    (void)pin, (void)edges, (void)event;
}

/* Whole microseconds, one more than asked for. */
WEAK void hardware_delay_ns(uint32_t ns) {
    uint32_t start = port_ticks_us();
    while ((port_ticks_us() - start) * 1000 <= ns) {
    }
}

/* At the first tick that is not too early, or it would be set again and come one tick later. */
WEAK void hardware_alarm(uint32_t us) {
    uint32_t ms = port_ticks_ms();
    chip.waiting = false;
    chip.due = ms + (port_ticks_us() - ms * 1000 + us + 999) / 1000;
    chip.waiting = us != 0;
}

WEAK void hardware_tick(void) {
    if (chip.waiting && (int32_t)(port_ticks_ms() - chip.due) >= 0) {
        chip.waiting = false;
        hardware_event(HARDWARE_ALARM);
    }
}

WEAK void hardware_poll(void) {}

WEAK void hardware_listen(HardwareListener *listener, void *context) {
    chip.context = context;
    chip.listener = listener;
}

WEAK void hardware_event(uint16_t event) {
    if (chip.listener != NULL) {
        chip.listener(chip.context, event);
    }
}

WEAK bool hardware_mask(bool masked) {
    (void)masked;
    return false;
}

WEAK void hardware_reset(void) {
    chip.waiting = false;
    chip.listener = NULL;
    for (unsigned pin = 0; pin < hardware_pins(); pin++) {
        hardware_pin_notify(pin, 0, 0);
        hardware_pin_setup(pin, HARDWARE_IN, HARDWARE_PULL_NONE);
    }
    for (unsigned id = 0; id < 8; id++) {
        (void)hardware_uart_open(id, NULL);
    }
}

WEAK bool hardware_pwm(unsigned pin, uint32_t hertz, unsigned duty) {
    (void)pin, (void)hertz, (void)duty;
    return false;
}

WEAK int32_t hardware_analog(unsigned pin) {
    (void)pin;
    return -1;
}

WEAK bool hardware_uart_open(unsigned id, const HardwareUart *settings) {
    (void)id, (void)settings;
    return false;
}

WEAK int hardware_uart_waiting(unsigned id) {
    (void)id;
    return -1;
}

WEAK int hardware_uart_read(unsigned id) {
    (void)id;
    return -1;
}

WEAK bool hardware_uart_write(unsigned id, uint8_t byte) {
    (void)id, (void)byte;
    return false;
}

WEAK bool hardware_bus_pins(unsigned bus, unsigned id, uint8_t pins[3]) {
    (void)bus, (void)id, (void)pins;
    return false;
}

WEAK bool hardware_watchdog(uint32_t ms) {
    (void)ms;
    return false;
}

WEAK size_t hardware_unique_id(uint8_t id[16]) {
    (void)id;
    return 0;
}

WEAK uint32_t hardware_frequency(void) {
    return 0;
}

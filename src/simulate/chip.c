/* SPDX-License-Identifier: MIT */
/* What a chip has besides pins: an alarm, square waves, serial lines, a watchdog. Each is a device
 * on the clock of the board. A square wave drives its pin from outside, as it were, while the pin
 * is an input. */
#include <string.h>

#include "port/hardware.h"
#include "port/port.h"
#include "simulate/simulate.h"

/* WAVES: pins with PWM at once. UARTS: as many as a Pico has. UART_ROOM: a power of two, since head
 * and tail count on and wrap. SECOND: in nanoseconds. */
enum { WAVES = 8, UARTS = 2, UART_ROOM = 256, SECOND = 1000000000 };

/* ---- the alarm ---- */

/* The interrupt is all there is: whoever gets it sets the next alarm. */
static void ring(Device *device) {
    (void)device;
    simulate_event(HARDWARE_ALARM);
}

static const Model alarm_model = {.name = "alarm", .wake = ring};
static Device alarm_device = {.model = &alarm_model};
static bool added;

/* A device of the chip is added when it is first used. */
static void add(Device *device, const Model *model, bool *is_added) {
    simulate_use();
    if (!*is_added) {
        memset(device->nets, NOT_WIRED, sizeof device->nets);
        device->model = model;
        device->name = model->name;
        simulate_add(device);
        *is_added = true;
    }
}

/* From now on; 0 stops it. There is one only, so an earlier one is replaced. */
void hardware_alarm(uint32_t us) {
    add(&alarm_device, &alarm_model, &added);
    simulate_wake(&alarm_device, us ? simulate_now() + (uint64_t)us * 1000 : NEVER);
}

/* ---- square waves ---- */

typedef struct {
    Device device;
    bool added, high;
    uint8_t pin;
    uint64_t high_ns, low_ns;
} Wave;

static Wave waves[WAVES];

/* A duty of 0 or 1 is no wave, but a level. */
static void turn(Device *device) {
    Wave *wave = (Wave *)device;
    wave->high = wave->low_ns == 0 || (wave->high_ns != 0 && !wave->high);
    simulate_drive(device, 0, wave->high ? DRIVES_HIGH : PULLS_LOW);
    if (wave->high_ns && wave->low_ns) {
        simulate_wake(device, simulate_now() + (wave->high ? wave->high_ns : wave->low_ns));
    }
}

static const Model wave_model = {.name = "pwm", .wake = turn};

/* A pin has one wave at most, which a new call changes. One that is free is a wave that was never
 * used, or one whose pin was given back. */
bool hardware_pwm(unsigned pin, uint32_t hertz, unsigned duty) {
    Wave *wave = NULL;
    for (int i = WAVES - 1; i >= 0; i--) {
        if (!waves[i].added || (waves[i].device.nets[0] == NOT_WIRED && wave == NULL)) {
            wave = &waves[i];
        }
    }
    for (int i = 0; i < WAVES; i++) {
        if (waves[i].added && waves[i].pin == pin && waves[i].device.nets[0] != NOT_WIRED) {
            wave = &waves[i];
        }
    }
    if (wave == NULL) {
        return hertz == 0;
    }
    add(&wave->device, &wave_model, &wave->added);
    if (hertz == 0) {
        if (wave->pin == pin && wave->device.nets[0] != NOT_WIRED) {
            simulate_drive(&wave->device, 0, FLOATS);
            wave->device.nets[0] = NOT_WIRED;
            simulate_wake(&wave->device, NEVER);
        }
        return true;
    }
    hardware_pin_setup(pin, HARDWARE_IN, HARDWARE_PULL_NONE);
    uint64_t period = SECOND / hertz;
    wave->pin = (uint8_t)pin;
    wave->high_ns = period * duty / 65535;
    wave->low_ns = period - wave->high_ns;
    wave->high = false;
    wave->device.nets[0] = (uint8_t)simulate_net(pin);
    turn(&wave->device);
    return true;
}

/* 0 to 65535 for 0 to 3.3 volts; -1 where no voltage is wired. */
int32_t hardware_analog(unsigned pin) {
    simulate_use();
    return simulate_analog(pin);
}

/* ---- serial lines ---- */
/* A line's bytes come back to it as soon as they have been sent when its pins are joined; otherwise
 * nobody answers. Bits are not shown on the wire. */

typedef struct {
    Device device;
    bool added, open;
    uint8_t tx, rx;
    uint32_t head, tail;
    uint64_t byte_ns;
    uint8_t bytes[UART_ROOM];
} Uart;

static Uart uarts[UARTS];
static const Model uart_model = {.name = "uart"};

/* What is still in the receiver is lost. Without pins it is on 0 and 1, or 4 and 5. NULL closes it.
 * A byte on the wire is a start bit, the data, parity if any, and the stop bits. */
bool hardware_uart_open(unsigned id, const HardwareUart *settings) {
    if (id >= UARTS) {
        return false;
    }
    Uart *uart = &uarts[id];
    add(&uart->device, &uart_model, &uart->added);
    uart->open = settings != NULL;
    uart->head = uart->tail = 0;
    if (settings) {
        int tx = settings->tx < 0 ? (int)(4 * id) : settings->tx;
        int rx = settings->rx < 0 ? (int)(4 * id) + 1 : settings->rx;
        unsigned bits = 1u + settings->bits + (settings->parity != 0) + settings->stop;
        uart->tx = (uint8_t)simulate_net((unsigned)tx);
        uart->rx = (uint8_t)simulate_net((unsigned)rx);
        uart->byte_ns = settings->baud ? (uint64_t)SECOND * bits / settings->baud : 0;
    }
    return true;
}

/* Asking takes time, or a program that waits for a byte would wait for ever. */
int hardware_uart_waiting(unsigned id) {
    simulate_use();
    simulate_advance(1000);
    return id < UARTS && uarts[id].open ? (int)(uarts[id].head - uarts[id].tail) : -1;
}

/* The oldest byte first. */
int hardware_uart_read(unsigned id) {
    Uart *uart = &uarts[id < UARTS ? id : 0];
    return uart->head == uart->tail ? -1 : uart->bytes[uart->tail++ % UART_ROOM];
}

/* Takes as long as the bits do on the wire. What a full receiver gets is lost. */
bool hardware_uart_write(unsigned id, uint8_t byte) {
    if (id >= UARTS || !uarts[id].open) {
        return false;
    }
    Uart *uart = &uarts[id];
    simulate_advance(uart->byte_ns);
    for (unsigned i = 0; i < UARTS; i++) { /* whose input is on this net */
        Uart *other = &uarts[i];
        if (other->open && other->rx == uart->tx && other->head - other->tail < UART_ROOM) {
            other->bytes[other->head++ % UART_ROOM] = byte;
        }
    }
    return true;
}

/* Those of a Pico. I2C: SCL and SDA; SPI: SCK, MOSI and MISO. False for a bus that is not there. */
bool hardware_bus_pins(unsigned bus, unsigned id, uint8_t out[3]) {
    static const uint8_t table[2][2][3] = {
        {{9, 8, 0},    {7, 6, 0}   },
        {{18, 19, 16}, {10, 11, 12}}
    };
    if (id > 1 || bus > HARDWARE_SPI) {
        return false;
    }
    memcpy(out, table[bus][id], 3);
    return true;
}

/* ---- other ---- */

static void bite(Device *device) {
    (void)device;
    port_reset();
}

static const Model dog_model = {.name = "watchdog", .wake = bite};
static Device dog;
static bool dog_added;

/* The end of the program stops it, or the next one would have to know of it. */
bool hardware_watchdog(uint32_t ms) {
    add(&dog, &dog_model, &dog_added);
    simulate_wake(&dog, simulate_now() + (uint64_t)ms * 1000000);
    return true;
}

/* The same for all: a program that prints it prints the same everywhere. */
size_t hardware_unique_id(uint8_t id[16]) {
    static const uint8_t own[] = {'t', 'e', 'r', 'r', 'a', 'r', 'i', 'a'};
    memcpy(id, own, sizeof own);
    return sizeof own;
}

/* This and the next are weak, since a firmware with a simulated chip has a clock and interrupts. */
__attribute__((weak)) uint32_t hardware_frequency(void) {
    return 125000000;
}

/* Interrupts come only where the program waits, so there is nothing to hold back. */
__attribute__((weak)) bool hardware_mask(bool masked) {
    (void)masked;
    return false;
}

/* Devices of the chip are added again when they are used: they are not in the list any more. */
void simulate_forget_chip(void) {
    memset(waves, 0, sizeof waves);
    memset(uarts, 0, sizeof uarts);
    added = dog_added = false;
}

/* Devices are told first, while the lines are as the program left them. */
void hardware_reset(void) {
    if (!simulate_is_used()) {
        return;
    }
    for (Device *device = simulate_devices(); device; device = device->next) {
        if (device->model->finish) {
            device->model->finish(device);
        }
    }
    hardware_listen(NULL, NULL);
    hardware_alarm(0);
    simulate_wake(&dog, NEVER);
    for (unsigned i = 0; i < WAVES; i++) {
        if (waves[i].added && waves[i].device.nets[0] != NOT_WIRED) {
            hardware_pwm(waves[i].pin, 0, 0);
        }
    }
    for (unsigned i = 0; i < UARTS; i++) {
        uarts[i].open = false;
    }
    for (unsigned pin = 0; pin < hardware_pins(); pin++) {
        hardware_pin_notify(pin, 0, 0);
        hardware_pin_setup(pin, HARDWARE_IN, HARDWARE_PULL_NONE);
    }
}

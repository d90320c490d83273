/* SPDX-License-Identifier: MIT */
/* The chip behind the module machine: pins, and what else it has. A board's driver defines of these
 * what its chip can do, a page of code; for the rest there are the weak definitions of hardware.c,
 * which say that there is none. The simulated board (src/simulate) defines all of them. Buses are
 * not here: I2C, SPI and OneWire are made of pins. Nothing here touches the heap or raises. */
#ifndef TERRARIUM_PORT_HARDWARE_H
#define TERRARIUM_PORT_HARDWARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- pins: numbers from 0 on ---- */

enum { HARDWARE_IN, HARDWARE_OUT, HARDWARE_OPEN_DRAIN };
enum { HARDWARE_PULL_NONE, HARDWARE_PULL_UP, HARDWARE_PULL_DOWN };
enum { HARDWARE_RISING = 1, HARDWARE_FALLING = 2 };

unsigned hardware_pins(void); /* how many numbers there are; 0: no driver */
/* The pin of a name, which is none of plain digits, as "PA5"; -1: there is none. */
int hardware_pin_named(const char *name, size_t n);
/* What a pin was written stays as it is: it shows once the pin is an output. */
void hardware_pin_setup(unsigned pin, unsigned mode, unsigned pull);
bool hardware_pin_read(unsigned pin); /* the level of the wire, whatever the mode */
void hardware_pin_write(unsigned pin, bool level);
bool hardware_pin_written(unsigned pin);
/* At these edges from now on `event` goes to the listener. 0: none. */
void hardware_pin_notify(unsigned pin, unsigned edges, uint16_t event);

/* ---- time ---- */

/* Waits that long, awake, as exactly as the chip can: for the slots of a bus. */
void hardware_delay_ns(uint32_t ns);
/* HARDWARE_ALARM goes to the listener in that many microseconds, once; 0: no more. */
void hardware_alarm(uint32_t us);
/* The port calls this from its clock's interrupt, each millisecond. */
void hardware_tick(void);
/* Called between two instructions of a program after HARDWARE_TICK has come. */
void hardware_poll(void);

/* ---- interrupts ---- */

/* What interrupts bring: the number of hardware_pin_notify(), or one of these. */
enum { HARDWARE_ALARM = 0x100, HARDWARE_TICK = 0x101 };
/* Called from interrupts; only one there is. NULL: nobody listens. */
typedef void HardwareListener(void *context, uint16_t event);
void hardware_listen(HardwareListener *listener, void *context);
/* For drivers, in an interrupt: brings it there. */
void hardware_event(uint16_t event);
/* Interrupts of the chip wait (true) or come. What was before. */
bool hardware_mask(bool masked);
/* The program has ended: pins are inputs, nothing interrupts, nobody listens. */
void hardware_reset(void);

/* ---- what not every pin or chip can do: false or -1 where it cannot ---- */

/* A square wave, high for duty / 65535 of the time. 0 Hz: the pin is a plain one again. */
bool hardware_pwm(unsigned pin, uint32_t hertz, unsigned duty);
int32_t hardware_analog(unsigned pin); /* 0 to 65535 */

typedef struct {
    uint32_t baud;
    uint8_t bits, parity, stop; /* parity: 0 none, 1 odd, 2 even */
    int16_t tx, rx;             /* -1: as the board has them */
} HardwareUart;
bool hardware_uart_open(unsigned id, const HardwareUart *settings); /* NULL: closes it */
int hardware_uart_waiting(unsigned id);                             /* bytes to be read */
int hardware_uart_read(unsigned id);                                /* a byte, -1: none */
bool hardware_uart_write(unsigned id, uint8_t byte);                /* waits for room */

/* The pins of a bus that the board names by a number; false: none. I2C: scl, sda. SPI: sck, mosi,
 * miso. */
enum { HARDWARE_I2C, HARDWARE_SPI };
bool hardware_bus_pins(unsigned bus, unsigned id, uint8_t pins[3]);

bool hardware_watchdog(uint32_t ms); /* resets the chip unless it is called again in that time */
size_t hardware_unique_id(uint8_t id[16]);
uint32_t hardware_frequency(void); /* of the core, in hertz; 0: not known */

#endif

/* SPDX-License-Identifier: MIT */
/* Pins of STM32F2 and F4, ports A to D: number 16 * port + number, or as the pyboard's "A5", and
 * "PA5". Pins of one number share an interrupt: it is that of the port that asked last. The
 * console's pins stay, and those of the debugger. */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/firmware/stm32.h"
#include "port/hardware.h"

/* CLOCKS: of the ports, in the RCC; CLOCKS_2: bit 14 for the choice of ports. Registers of a port,
 * from the address of port A on; ports are STRIDE apart. SWDIO, SWCLK: PA13 and PA14. */
enum {
    CLOCKS = 0x40023830,
    CLOCKS_2 = 0x40023844,
    TYPE = 0x40020004,
    PULL = 0x4002000C,
    IN = 0x40020010,
    OUT = 0x40020014,
    SET = 0x40020018, /* and clear, by the upper half */
    STRIDE = 0x400,
    PORTS = 4,
    SWDIO = 13,
    SWCLK = 14
};

/* Edges: which ports, four bits a number (SYSCFG); then, a bit a number, who interrupts, at which
 * edges, and what is pending, where ones clear (EXTI). */
enum {
    CHOICE = 0x40013808,
    ENABLED = 0x40013C00,
    AT_RISING = 0x40013C08,
    AT_FALLING = 0x40013C0C,
    PENDING = 0x40013C14
};

static volatile uint32_t *of_port(uintptr_t a, unsigned pin) {
    return firmware_register(a + (pin >> 4) * STRIDE);
}

unsigned hardware_pins(void) {
    return PORTS * 16;
}

int hardware_pin_named(const char *name, size_t n) {
    unsigned number = 0;
    size_t i = n > 0 && name[0] == 'P';
    unsigned port = i < n ? (unsigned)(uint8_t)name[i] - 'A' : PORTS;
    size_t digits = ++i;
    for (; i < n && i < digits + 2 && (unsigned)(uint8_t)name[i] - '0' < 10; i++) {
        number = number * 10 + (unsigned)(uint8_t)name[i] - '0';
    }
    return port < PORTS && i == n && i > digits && number < 16 ? (int)(port * 16 + number) : -1;
}

/* The type and the pull before the pin becomes an output. Modes and pulls are numbered as the chip
 * does, but that an open drain is an output of another type. */
void hardware_pin_setup(unsigned pin, unsigned mode, unsigned pull) {
    if (pin == BOARD_UART_TX || pin == BOARD_UART_RX || pin == SWDIO || pin == SWCLK) {
        return;
    }
    uint32_t bit = 1u << (pin & 15);
    *firmware_register(CLOCKS) |= 1u << (pin >> 4);
    *of_port(TYPE, pin) = (*of_port(TYPE, pin) & ~bit) | (mode == HARDWARE_OPEN_DRAIN ? bit : 0);
    *of_port(PULL, pin) = (*of_port(PULL, pin) & ~(3u << (pin & 15) * 2)) | pull << (pin & 15) * 2;
    stm32_pin(pin, mode == HARDWARE_IN ? STM32_INPUT : STM32_OUTPUT, 0);
}

bool hardware_pin_read(unsigned pin) {
    return *of_port(IN, pin) >> (pin & 15) & 1;
}

/* What is written before the clock of the port runs would be lost. */
void hardware_pin_write(unsigned pin, bool level) {
    *firmware_register(CLOCKS) |= 1u << (pin >> 4);
    *of_port(SET, pin) = 1u << ((pin & 15) + (level ? 0 : 16));
}

bool hardware_pin_written(unsigned pin) {
    return *of_port(OUT, pin) >> (pin & 15) & 1;
}

/* ---- edges ---- */

/* What the listener gets, by the number of the pin: see hardware_pin_notify(). */
static uint16_t events[16];

static void set_bit(uintptr_t a, uint32_t bit, bool on) {
    *firmware_register(a) = (*firmware_register(a) & ~bit) | (on ? bit : 0);
}

/* Off while its port and its edges change, and what they have brought is forgotten: a change of the
 * port may look like an edge. */
void hardware_pin_notify(unsigned pin, unsigned edges, uint16_t event) {
    unsigned number = pin & 15, shift = (number & 3) * 4;
    volatile uint32_t *choice = firmware_register(CHOICE + (number >> 2) * 4);
    uint32_t bit = 1u << number;
    if (edges == 0) {
        if ((*choice >> shift & 15) == pin >> 4) {
            set_bit(ENABLED, bit, false);
        }
        return;
    }
    *firmware_register(CLOCKS_2) |= 1u << 14;
    set_bit(ENABLED, bit, false);
    *choice = (*choice & ~(15u << shift)) | pin >> 4 << shift;
    events[number] = event;
    set_bit(AT_RISING, bit, edges & HARDWARE_RISING);
    set_bit(AT_FALLING, bit, edges & HARDWARE_FALLING);
    *firmware_register(PENDING) = bit;
    set_bit(ENABLED, bit, true);
    cpu_enable_irq(number < 5 ? 6 + number : number < 10 ? 23 : 40);
}

/* Up to ten numbers share a vector. What comes while this runs interrupts again. */
void pins_interrupt(void) {
    uint32_t pending = *firmware_register(PENDING) & *firmware_register(ENABLED);
    *firmware_register(PENDING) = pending;
    for (unsigned number = 0; number < 16; number++) {
        if (pending >> number & 1) {
            hardware_event(events[number]);
        }
    }
}

/* SPDX-License-Identifier: MIT */
/* nRF51: the crystal of 16 MHz, without which the UART and the timer are too far off. */
#include "board.h"
#include "port/firmware/firmware.h"

/* The task that starts the crystal and its event, the direction of pins, and a pin's settings. */
enum {
    HFCLK_START = 0x40000000,
    HFCLK_STARTED = 0x40000100,
    OUT_SET = 0x50000508,
    PIN_CONFIGURATION = 0x50000700,
    OUTPUT = 3, /* with the input buffer off */
    INPUT = 0,
    PATIENCE = 100000
};

/* The random number generator: tasks, event, and registers. */
enum {
    RNG_START = 0x4000D000,
    RNG_STOP = 0x4000D004,
    RNG_READY = 0x4000D100,
    RNG_UNBIASED = 0x4000D504,
    RNG_VALUE = 0x4000D508
};

uint32_t chip_start(void) {
    *firmware_register(HFCLK_STARTED) = 0;
    *firmware_register(HFCLK_START) = 1;
    for (int i = 0; i < PATIENCE && !*firmware_register(HFCLK_STARTED); i++) {
    }
    *firmware_register(OUT_SET) = 1u << BOARD_UART_TX; /* a line at rest is high */
    *firmware_register(PIN_CONFIGURATION + 4 * BOARD_UART_TX) = OUTPUT;
    *firmware_register(PIN_CONFIGURATION + 4 * BOARD_UART_RX) = INPUT;
    return BOARD_CLOCK_HZ;
}

/* A byte takes it 0.7 ms. */
uint32_t chip_random(void) {
    uint32_t word = 0;
    *firmware_register(RNG_UNBIASED) = 1;
    *firmware_register(RNG_START) = 1;
    for (int byte = 0; byte < 4; byte++) {
        *firmware_register(RNG_READY) = 0;
        for (int i = 0; i < PATIENCE && !*firmware_register(RNG_READY); i++) {
        }
        word = word << 8 | *firmware_register(RNG_VALUE);
    }
    *firmware_register(RNG_STOP) = 1;
    return word;
}

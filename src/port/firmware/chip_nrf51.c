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

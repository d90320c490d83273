/* SPDX-License-Identifier: MIT */
/* Pins of the nRF51, by the chip's numbers, or by those of the micro:bit's edge: "P0" to "P20". */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/hardware.h"

/* Registers, then bits of a pin's settings. SETTINGS is PIN_CNF: bit 0 direction, bit 1 (0:
 * connected) the input's buffer, then pull and drive, whose 6 is S0D1. DEVICE_ID is in the
 * factory's information (FICR). */
enum {
    OUT = 0x50000504,
    OUT_SET = 0x50000508,
    OUT_CLEAR = 0x5000050C,
    IN = 0x50000510,
    SETTINGS = 0x50000700,
    DEVICE_ID = 0x10000060,
    OUTPUT = 1 << 0,
    PULL_DOWN = 1 << 2,
    PULL_UP = 3 << 2,
    OPEN_DRAIN = 6 << 8, /* drives low, leaves high alone */
    PINS = 32
};

unsigned hardware_pins(void) {
    return PINS;
}

/* By the number at the edge; 17 and 18 are the supply. */
int hardware_pin_named(const char *name, size_t n) {
    static const int8_t edge[] = {3,  2,  1,  4,  5,  17, 12, 11, 18, 10, 6,
                                  26, 20, 23, 22, 21, 16, -1, -1, 0,  30};
    unsigned number = 0;
    for (size_t i = 1; i < n; i++) {
        number = number * 10 + (unsigned)(uint8_t)(name[i] - '0');
    }
    return n >= 2 && n <= 3 && name[0] == 'P' && number < sizeof edge ? edge[number] : -1;
}

void hardware_pin_setup(unsigned pin, unsigned mode, unsigned pull) {
    static const uint16_t modes[] = {
        [HARDWARE_IN] = 0, [HARDWARE_OUT] = OUTPUT, [HARDWARE_OPEN_DRAIN] = OUTPUT | OPEN_DRAIN};
    static const uint8_t pulls[] = {
        [HARDWARE_PULL_NONE] = 0, [HARDWARE_PULL_UP] = PULL_UP, [HARDWARE_PULL_DOWN] = PULL_DOWN};
    if (pin != BOARD_UART_TX && pin != BOARD_UART_RX) { /* the console stays */
        *firmware_register(SETTINGS + 4 * pin) = modes[mode] | (uint32_t)pulls[pull];
    }
}

bool hardware_pin_read(unsigned pin) {
    return *firmware_register(IN) >> pin & 1;
}

void hardware_pin_write(unsigned pin, bool level) {
    *firmware_register(level ? OUT_SET : OUT_CLEAR) = 1u << pin;
}

bool hardware_pin_written(unsigned pin) {
    return *firmware_register(OUT) >> pin & 1;
}

size_t hardware_unique_id(uint8_t id[16]) {
    for (unsigned i = 0; i < 8; i++) {
        id[i] = ((const volatile uint8_t *)DEVICE_ID)[i];
    }
    return 8;
}

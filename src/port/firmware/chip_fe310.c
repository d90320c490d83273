/* SPDX-License-Identifier: MIT */
/* FE310: the crystal of 16 MHz without the PLL, and the console's pins. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Registers, then bits of theirs. */
enum {
    CRYSTAL = 0x10008004,
    PLL = 0x10008008,
    PIN_FUNCTIONS = 0x10012038,
    CRYSTAL_ON = 1 << 30,
    CRYSTAL_READY = INT32_MIN,
    PLL_USED = 1 << 16,
    PLL_FROM_CRYSTAL = 1 << 17,
    PLL_BYPASS = 1 << 18,
    RTC = 0x10000040,
    RTC_ON = 1 << 12,
    UART_PINS = 1 << 16 | 1 << 17,
    PATIENCE = 100000
};

uint32_t chip_start(void) {
    *firmware_register(CRYSTAL) |= CRYSTAL_ON;
    for (int i = 0; i < PATIENCE && !(*firmware_register(CRYSTAL) & (uint32_t)CRYSTAL_READY); i++) {
    }
    *firmware_register(PLL) |= PLL_FROM_CRYSTAL | PLL_BYPASS;
    *firmware_register(PLL) |= PLL_USED;
    *firmware_register(PIN_FUNCTIONS) |= UART_PINS;
    return BOARD_CLOCK_HZ;
}

/* The CLINT counts the crystal of the clock. A model has no such clock and counts faster. */
uint32_t chip_time_hz(void) {
    *firmware_register(RTC) |= RTC_ON;
    return *firmware_register(RTC) & RTC_ON ? BOARD_TIME_HZ : BOARD_MODEL_TIME_HZ;
}

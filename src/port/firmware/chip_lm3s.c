/* SPDX-License-Identifier: MIT */
/* LM3S6965 (Stellaris): crystal of 8 MHz, PLL, 50 MHz, and the console's pins PA0 and PA1. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Registers, then values of RCC. PATIENCE: turns of a loop, after which a PLL that does not lock is
 * used all the same. */
enum {
    RIS = 0x400FE050,
    RCC = 0x400FE060,
    RCGC1 = 0x400FE104,
    RCGC2 = 0x400FE108,
    GPIO_A = 0x40004000,
    FUNCTION = 0x420,
    DIGITAL = 0x51C,
    PLL_LOCKED = 1 << 6,
    BYPASSED = 0x01CE0B80, /* crystal of 8 MHz, PLL / 4, not used yet */
    BYPASS = 1 << 11,
    PATIENCE = 100000
};

/* The PLL is started beside the clock that is in use, and taken once it is steady. */
uint32_t chip_start(void) {
    *firmware_register(RCC) = BYPASSED;
    for (int i = 0; i < PATIENCE && !(*firmware_register(RIS) & PLL_LOCKED); i++) {
    }
    *firmware_register(RCC) = BYPASSED & ~BYPASS;
    *firmware_register(RCGC1) |= 1; /* UART0 */
    *firmware_register(RCGC2) |= 1; /* port A */
    for (int i = 0; i < 8; i++) {
        (void)*firmware_register(RCGC2); /* some cycles until both can be used */
    }
    *firmware_register(GPIO_A + FUNCTION) |= 3;
    *firmware_register(GPIO_A + DIGITAL) |= 3;
    return BOARD_CLOCK_HZ;
}

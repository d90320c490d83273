/* SPDX-License-Identifier: MIT */
/* PL011, as in the Stellaris chips. The FIFO is off: each byte makes an interrupt. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Offsets of registers, then bits of FR, LCRH, CR and IMSC. */
enum {
    DR = 0x00,
    FR = 0x18,
    IBRD = 0x24,
    FBRD = 0x28,
    LCRH = 0x2C,
    CR = 0x30,
    IMSC = 0x38,
    ICR = 0x44,
    RX_EMPTY = 1 << 4,
    TX_FULL = 1 << 5,
    WORD8 = 3 << 5,
    ENABLE = 1 << 0 | 1 << 8 | 1 << 9, /* and transmitter, and receiver */
    RX_INTERRUPT = 1 << 4
};

static volatile uint32_t *at(uintptr_t offset) {
    return firmware_register(BOARD_UART + offset);
}

/* The divisor has six bits behind the point. It is 64 times the clock over 16 times the rate,
 * rounded. CR is off while the others are set, as the manual asks for; writing LCRH is what makes
 * the divisor count. */
void uart_start(uint32_t hz) {
    uint32_t divisor = (hz * 4 + 57600) / 115200;
    *at(CR) = 0;
    *at(IBRD) = divisor >> 6;
    *at(FBRD) = divisor & 63;
    *at(LCRH) = WORD8;
    *at(CR) = ENABLE;
    *at(IMSC) = RX_INTERRUPT;
}

void uart_put(uint8_t byte) {
    while (*at(FR) & TX_FULL) {
    }
    *at(DR) = byte;
}

/* The flag is cleared before, so that a byte that comes meanwhile sets it again. */
int uart_take(void) {
    *at(ICR) = RX_INTERRUPT;
    return *at(FR) & RX_EMPTY ? -1 : (int)(*at(DR) & 0xff);
}

/* SPDX-License-Identifier: MIT */
/* UART of the SiFive chips. It holds eight bytes in each direction. */
#include "board.h"
#include "port/firmware/firmware.h"

/* The registers, in order; bit 31 of the first two: full, empty. */
typedef struct {
    volatile uint32_t txdata, rxdata, txctrl, rxctrl, ie, ip, div;
} Uart;

enum { BIT31 = INT32_MIN };

static Uart *uart(void) {
    return (Uart *)BOARD_UART;
}

/* 115200 baud: the rate is the clock over div + 1. */
void uart_start(uint32_t hz) {
    uart()->div = hz / 115200 - 1;
    uart()->txctrl = 1; /* on */
    uart()->rxctrl = 1; /* on, an interrupt for each byte */
    uart()->ie = 2;     /* when one has come */
}

void uart_put(uint8_t byte) {
    while (uart()->txdata & (uint32_t)BIT31) {
    }
    uart()->txdata = byte;
}

/* One read both takes a byte and tells whether there was one: a second would lose the next. */
int uart_take(void) {
    uint32_t data = uart()->rxdata;
    return data & (uint32_t)BIT31 ? -1 : (int)(data & 0xff);
}

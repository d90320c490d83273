/* SPDX-License-Identifier: MIT */
/* USART of the STM32F2 and F4. It holds one byte. */
#include "board.h"
#include "port/firmware/firmware.h"

/* The registers, in order. */
typedef struct {
    volatile uint32_t sr, dr, brr, cr1;
} Uart;

/* Bits of sr, then of cr1. In the reference manual: RXNE and TXE; RE, TE, RXNEIE and UE. */
enum {
    RX_READY = 1 << 5,
    TX_READY = 1 << 7,
    RECEIVER = 1 << 2,
    TRANSMITTER = 1 << 3,
    RX_INTERRUPT = 1 << 5,
    ENABLE = 1 << 13
};

static Uart *uart(void) {
    return (Uart *)BOARD_UART;
}

/* Its bus runs at half the core's clock (chip_stm32.c). With sixteen samples a bit, as after a
 * reset, brr is the clock over the rate, which is rounded. */
void uart_start(uint32_t hz) {
    uart()->brr = (hz / 2 + 57600) / 115200;
    uart()->cr1 = ENABLE | TRANSMITTER | RECEIVER | RX_INTERRUPT;
}

void uart_put(uint8_t byte) {
    while (!(uart()->sr & TX_READY)) {
    }
    uart()->dr = byte;
}

/* Reading both registers clears the flags, that of an overrun as well. */
int uart_take(void) {
    return uart()->sr & RX_READY ? (int)(uart()->dr & 0xff) : -1;
}

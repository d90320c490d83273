/* SPDX-License-Identifier: MIT */
/* UART of Arm's CMSDK, as in the MPS2 images. It holds one byte. */
#include "board.h"
#include "port/firmware/firmware.h"

/* The registers, in order. */
typedef struct {
    volatile uint32_t data, state, ctrl, intstatus, bauddiv;
} Uart;

/* Bits of state, ctrl and intstatus, in this order. */
enum {
    TX_FULL = 1,
    RX_FULL = 2,
    CTRL_TX = 1,
    CTRL_RX = 2,
    CTRL_RX_INTERRUPT = 8,
    INTERRUPT_RX = 2
};

static Uart *uart(void) {
    return (Uart *)BOARD_UART;
}

/* 115200 baud: the rate is the clock over bauddiv, which is 16 at least. */
void uart_start(uint32_t hz) {
    uart()->bauddiv = hz / 115200;
    uart()->ctrl = CTRL_TX | CTRL_RX | CTRL_RX_INTERRUPT;
    (void)uart()->data; /* a byte that came before would block the interrupt for good */
    uart()->intstatus = INTERRUPT_RX;
}

/* Waits for the transmitter; nothing is ever lost. */
void uart_put(uint8_t byte) {
    while (uart()->state & TX_FULL) {
    }
    uart()->data = byte;
}

/* The flag is cleared before, so that a byte that comes meanwhile sets it again. */
int uart_take(void) {
    uart()->intstatus = INTERRUPT_RX;
    return uart()->state & RX_FULL ? (int)(uart()->data & 0xff) : -1;
}

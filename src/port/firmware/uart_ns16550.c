/* SPDX-License-Identifier: MIT */
/* ns16550, as in QEMU's machine virt: registers of a byte each. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Registers, then bits of the line's state. */
enum { DATA, INTERRUPTS, FIFO, LINE_CONTROL, MODEM, LINE_STATE, RX_READY = 1, TX_EMPTY = 1 << 5 };

/* RX_READY and TX_EMPTY are DR and THRE of the line status register. */
static volatile uint8_t *at(uintptr_t offset) {
    return (volatile uint8_t *)(BOARD_UART + offset);
}

/* A model has no baud rate. */
void uart_start(uint32_t hz) {
    (void)hz;
    *at(LINE_CONTROL) = 3; /* eight bits */
    *at(FIFO) = 1;         /* on; an interrupt for each byte */
    *at(INTERRUPTS) = 1;   /* when a byte has come */
}

void uart_put(uint8_t byte) {
    while (!(*at(LINE_STATE) & TX_EMPTY)) {
    }
    *at(DATA) = byte;
}

int uart_take(void) {
    return *at(LINE_STATE) & RX_READY ? *at(DATA) : -1;
}

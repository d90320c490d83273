/* SPDX-License-Identifier: MIT */
/* UART of the nRF51. It takes in six bytes ahead, and sends one at a time. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Offsets of tasks, events and registers, then values. */
enum {
    START_RX = 0x000,
    START_TX = 0x008,
    RX_READY = 0x108,
    TX_READY = 0x11C,
    INTENSET = 0x304,
    ENABLE = 0x500,
    PIN_TXD = 0x50C,
    PIN_RXD = 0x514,
    RXD = 0x518,
    TXD = 0x51C,
    BAUD_RATE = 0x524,
    BAUD_115200 = 0x01D7E000,
    RX_INTERRUPT = 1 << 2
};

static volatile uint32_t *at(uintptr_t offset) {
    return firmware_register(BOARD_UART + offset);
}

/* The chip's baud rate is made of its crystal, whatever the core's clock. Pins are chosen before
 * ENABLE, whose 4 is on; receiving and sending are tasks that are started on their own. */
void uart_start(uint32_t hz) {
    (void)hz;
    *at(PIN_TXD) = BOARD_UART_TX;
    *at(PIN_RXD) = BOARD_UART_RX;
    *at(BAUD_RATE) = BAUD_115200;
    *at(ENABLE) = 4;
    *at(INTENSET) = RX_INTERRUPT;
    *at(START_RX) = 1;
    *at(START_TX) = 1;
}

/* The event is cleared before the byte is given, or the last one's would end the wait. */
void uart_put(uint8_t byte) {
    *at(TX_READY) = 0;
    *at(TXD) = byte;
    while (!*at(TX_READY)) {
    }
}

int uart_take(void) {
    if (!*at(RX_READY)) {
        return -1;
    }
    *at(RX_READY) = 0; /* before the byte is read: the next one sets it again */
    return (int)(*at(RXD) & 0xff);
}

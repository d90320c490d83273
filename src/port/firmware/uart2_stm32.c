/* SPDX-License-Identifier: MIT */
/* machine.UART(2) of STM32F2 and F4: USART2 on PA2 (TX) and PA3 (RX). Input is taken by the
 * interrupt into a ring; what comes while that is full is lost. */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/firmware/stm32.h"
#include "port/hardware.h"

/* USART2 from its status on, then bits: of the status, of CR1, and of CR2 (two stop bits). IRQ is
 * the chip's number. */
enum {
    STATUS = 0x40004400,
    DATA = 0x40004404,
    RATE = 0x40004408,
    CONTROL = 0x4000440C,
    CONTROL_2 = 0x40004410,
    RX_READY = 1 << 5,
    TX_READY = 1 << 7,
    ENABLE = 1 << 13 | 1 << 5 | 1 << 3 | 1 << 2, /* receives with interrupts, and sends */
    WITH_PARITY = 1 << 12 | 1 << 10,             /* nine bits, parity the last of them */
    ODD = 1 << 9,
    TWO_STOPS = 2 << 12,
    CLOCKS = 0x40023840,
    IRQ = 38,
    RING = 128
};

static struct {
    volatile uint32_t head, tail; /* as the console's */
    volatile uint8_t bytes[RING];
} input;

/* Eight bits, with parity or without. Its bus runs at a quarter of the core's clock. */
bool hardware_uart_open(unsigned id, const HardwareUart *settings) {
    if (id != 2) {
        return false;
    }
    if (settings == NULL) {
        *firmware_register(CONTROL) = 0;
        return true;
    }
    uint32_t clock = hardware_frequency() / 4;
    bool own =
        (settings->tx == -1 || settings->tx == 2) && (settings->rx == -1 || settings->rx == 3);
    if (!own || settings->bits != 8 || settings->baud == 0 || settings->baud > clock / 16) {
        return false;
    }
    *firmware_register(CLOCKS) |= 1 << 17;
    stm32_pin(2, STM32_DEVICE, 7);
    stm32_pin(3, STM32_DEVICE, 7);
    input.tail = input.head;
    *firmware_register(CONTROL) = 0;
    *firmware_register(RATE) = (clock + settings->baud / 2) / settings->baud;
    *firmware_register(CONTROL_2) = settings->stop == 2 ? TWO_STOPS : 0;
    *firmware_register(CONTROL) = ENABLE | (settings->parity != 0 ? (uint32_t)WITH_PARITY : 0) |
                                  (settings->parity == 1 ? (uint32_t)ODD : 0);
    cpu_enable_irq(IRQ);
    return true;
}

/* Reading the byte clears what has interrupted, and an overrun with it. */
void uart2_interrupt(void) {
    while (*firmware_register(STATUS) & RX_READY) {
        uint8_t byte = (uint8_t)*firmware_register(DATA);
        if (input.head - input.tail < RING) {
            input.bytes[input.head % RING] = byte;
            input.head++;
        }
    }
}

/* ---- what machine.UART asks for ---- */

int hardware_uart_waiting(unsigned id) {
    return id == 2 ? (int)(input.head - input.tail) : -1;
}

int hardware_uart_read(unsigned id) {
    if (id != 2 || input.head == input.tail) {
        return -1;
    }
    uint8_t byte = input.bytes[input.tail % RING];
    input.tail++;
    return byte;
}

/* Waits until there is room for a byte, not until it is gone: a millisecond at 9600 baud. */
bool hardware_uart_write(unsigned id, uint8_t byte) {
    if (id != 2) {
        return false;
    }
    while (!(*firmware_register(STATUS) & TX_READY)) {
    }
    *firmware_register(DATA) = byte;
    return true;
}

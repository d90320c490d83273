/* SPDX-License-Identifier: MIT */
/* The nRF51 has no SysTick: its TIMER0 counts microseconds. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Of TIMER0: offsets of tasks, events and registers; what is compared, and what is captured. */
enum {
    TIMER0 = 0x40008000,
    TIMER0_IRQ = 8,
    START = TIMER0,
    CAPTURE1 = TIMER0 + 0x044,
    COMPARE0 = TIMER0 + 0x140,
    INTENSET = TIMER0 + 0x304,
    BIT_MODE = TIMER0 + 0x508,
    PRESCALER = TIMER0 + 0x510,
    NEXT = TIMER0 + 0x540,
    CAPTURED = TIMER0 + 0x544
};

static uint32_t last; /* when the interrupt that was handled last was due */

/* 16 MHz / 2^4 */
void tick_start(uint32_t hz) {
    (void)hz;
    *firmware_register(BIT_MODE) = 3; /* 32 bits */
    *firmware_register(PRESCALER) = 4;
    *firmware_register(NEXT) = 1000;
    *firmware_register(INTENSET) = 1 << 16; /* at COMPARE0 */
    *firmware_register(START) = 1;
    cpu_enable_irq(TIMER0_IRQ);
}

void tick_acknowledge(void) {
    *firmware_register(COMPARE0) = 0;
    last += 1000;
    *firmware_register(NEXT) = last + 1000;
}

uint32_t tick_passed(void) {
    *firmware_register(CAPTURE1) = 1;
    return *firmware_register(CAPTURED) - last;
}

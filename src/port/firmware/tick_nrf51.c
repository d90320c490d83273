/* SPDX-License-Identifier: MIT */
/* The nRF51 has no SysTick: its TIMER0 counts microseconds. */
#include "board.h"
#include "port/firmware/firmware.h"

/* Of TIMER0: offsets of tasks, events and registers; what is compared, and what is captured. */
enum {
    TIMER0 = 0x40008000,
    START = TIMER0,
    CAPTURE1 = TIMER0 + 0x044,
    COMPARE0 = TIMER0 + 0x140,
    SHORTS = TIMER0 + 0x200,
    INTENSET = TIMER0 + 0x304,
    BIT_MODE = TIMER0 + 0x508,
    PRESCALER = TIMER0 + 0x510,
    PERIOD = TIMER0 + 0x540,
    CAPTURED = TIMER0 + 0x544
};

/* 16 MHz / 2^4; at 1000 it begins anew, and interrupts. */
void tick_start(uint32_t hz) {
    (void)hz;
    *firmware_register(BIT_MODE) = 3; /* 32 bits */
    *firmware_register(PRESCALER) = 4;
    *firmware_register(PERIOD) = 1000;
    *firmware_register(SHORTS) = 1;         /* COMPARE0 clears */
    *firmware_register(INTENSET) = 1 << 16; /* COMPARE0 */
    *firmware_register(START) = 1;
    cpu_enable_irq(BOARD_TICK_IRQ);
}

void tick_acknowledge(void) {
    *firmware_register(COMPARE0) = 0;
}

/* The counter cannot be read: a task copies it to a register. */
static uint32_t capture(void) {
    *firmware_register(CAPTURE1) = 1;
    return *firmware_register(CAPTURED);
}

/* What was read before the look at the event counts if there was none, else what is read after. */
uint32_t tick_passed(void) {
    uint32_t passed = capture();
    return *firmware_register(COMPARE0) ? capture() + 1000 : passed;
}

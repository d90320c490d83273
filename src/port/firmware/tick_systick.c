/* SPDX-License-Identifier: MIT */
/* The tick is SysTick, which nearly every Cortex-M has, at the same address. */
#include "port/firmware/firmware.h"

/* The registers of SysTick, in order: control, what it counts down from, where it is. */
typedef struct {
    volatile uint32_t ctrl, load, value;
} SysTick;

/* Bits of ctrl; of ICSR, that the interrupt waits. */
enum { ENABLE = 1, INTERRUPT = 2, CORE_CLOCK = 4, ICSR = (int)0xE000ED04, PENDING = 1 << 26 };

static uint32_t ticks_per_ms;

static SysTick *systick(void) {
    return (SysTick *)0xE000E010;
}

/* It counts ticks_per_ms - 1, ..., 1, 0: load is one less than the period. Writing value clears
 * it. */
void tick_start(uint32_t hz) {
    ticks_per_ms = hz / 1000;
    systick()->load = ticks_per_ms - 1;
    systick()->value = 0;
    systick()->ctrl = ENABLE | INTERRUPT | CORE_CLOCK;
}

/* Entering the handler has done it. */
void tick_acknowledge(void) {}

/* What was read before the look at the flag counts if there was none, else what is read after. */
uint32_t tick_passed(void) {
    uint32_t value = systick()->value;
    bool pending = *firmware_register((uint32_t)ICSR) & PENDING;
    if (pending) {
        value = systick()->value;
    }
    return (ticks_per_ms - 1 - value) * 1000 / ticks_per_ms + (pending ? 1000 : 0);
}

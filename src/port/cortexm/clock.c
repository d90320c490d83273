/* SPDX-License-Identifier: MIT */
/* Time since reset from SysTick, which interrupts once a millisecond and counts the rest. */
#include "board.h"
#include "port/cortexm/cortexm.h"
#include "port/port.h"

/* The registers of SysTick, in order: control, what it counts down from, where it is. */
typedef struct {
    volatile uint32_t ctrl, load, value;
} SysTick;

/* Bits of ctrl; and how far a millisecond is counted down. */
enum { ENABLE = 1, INTERRUPT = 2, CORE_CLOCK = 4, TICKS_PER_MS = BOARD_CLOCK_HZ / 1000 };

static volatile uint32_t milliseconds, wraps; /* since reset, as one number of 64 bits */
static volatile uint32_t tick,
    next_tick; /* milliseconds between two, 0: none; when the next is due */

/* At the same address on every Cortex-M. */
static SysTick *systick(void) {
    return (SysTick *)0xE000E010;
}

/* It counts TICKS_PER_MS - 1, ..., 1, 0: load is one less than the period. Writing value clears
 * it. */
void clock_init(void) {
    systick()->load = TICKS_PER_MS - 1;
    systick()->value = 0;
    systick()->ctrl = ENABLE | INTERRUPT | CORE_CLOCK;
}

/* Once a millisecond; the two words are changed here only. */
void clock_interrupt(void) {
    if (++milliseconds == 0) {
        wraps++;
    }
    if (tick != 0 && milliseconds == next_tick) {
        next_tick = milliseconds + tick;
        console_tick();
    }
}

void port_tick(uint32_t ms) {
    tick = 0;
    next_tick = milliseconds + ms;
    tick = ms;
}

uint32_t port_ticks_ms(void) {
    return milliseconds;
}

/* Wraps at 2^32 as the product does; the rest of a millisecond, at most 24999 * 1000, fits 32
 * bits. */
uint32_t port_ticks_us(void) {
    uint32_t ms, left;
    do { /* again when a millisecond ended between the two reads */
        ms = milliseconds;
        left = systick()->value;
    } while (ms != milliseconds);
    return ms * 1000 + (TICKS_PER_MS - 1 - left) * 1000 / TICKS_PER_MS;
}

uint64_t port_monotonic_us(void) {
    uint32_t high, ms, us;
    do { /* again when anything changed between the reads */
        high = wraps;
        ms = milliseconds;
        /* Less than 1000, if no millisecond ended meanwhile; wrapping cancels out. */
        us = port_ticks_us() - ms * 1000;
    } while (high != wraps || ms != milliseconds);
    return (((uint64_t)high << 32) + ms) * 1000 + us;
}

/* Nothing but this program runs, and no clock knows the date. */
uint64_t port_cpu_us(void) {
    return port_monotonic_us();
}

uint64_t port_epoch_us(void) {
    return port_monotonic_us();
}

int32_t port_utc_offset(uint64_t epoch_seconds) {
    (void)epoch_seconds;
    return 0;
}

/* No source of randomness on this board: the clock, stirred. */
uint32_t port_random(void) {
    uint32_t x = (port_ticks_us() ^ systick()->value << 20) * 0x9E3779B1u;
    return x ^ x >> 15;
}

/* Sleeps between the interrupts of the clock and spins for the last millisecond. Ctrl-C does not
 * end it: callers ask for short times and look in between. */
void port_sleep_us(uint32_t us) {
    uint32_t start = port_ticks_us();
    for (;;) {
        uint32_t passed = port_ticks_us() - start;
        if (passed >= us) {
            return;
        }
        if (us - passed > 1000) {
            cortexm_sleep(); /* at most until the next millisecond */
        }
    }
}

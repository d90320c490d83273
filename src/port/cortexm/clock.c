/* SPDX-License-Identifier: MIT */
/* Time since reset from SysTick, which interrupts once a millisecond and counts the rest. */
#include "board.h"
#include "port/cortexm/cortexm.h"
#include "port/port.h"

typedef struct {
    volatile uint32_t ctrl, load, value;
} SysTick;

enum { ENABLE = 1, INTERRUPT = 2, CORE_CLOCK = 4, TICKS_PER_MS = BOARD_CLOCK_HZ / 1000 };

static volatile uint32_t milliseconds, wraps; /* since reset, as one number of 64 bits */

static SysTick *systick(void) {
    return (SysTick *)0xE000E010;
}

void clock_init(void) {
    systick()->load = TICKS_PER_MS - 1;
    systick()->value = 0;
    systick()->ctrl = ENABLE | INTERRUPT | CORE_CLOCK;
}

void clock_interrupt(void) {
    if (++milliseconds == 0) {
        wraps++;
    }
}

uint32_t port_ticks_ms(void) {
    return milliseconds;
}

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
        us = port_ticks_us() - ms * 1000;
    } while (high != wraps || ms != milliseconds);
    return (((uint64_t)high << 32) + ms) * 1000 + us;
}

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

/* SPDX-License-Identifier: MIT */
/* Time since reset: the driver of the tick interrupts once a millisecond and knows the rest. */
#include "board.h"
#include "cpu.h"
#include "port/firmware/firmware.h"
#include "port/hardware.h"
#include "port/port.h"

static volatile uint32_t milliseconds, wraps; /* since reset, as one number of 64 bits */
static volatile uint32_t tick,
    next_tick; /* milliseconds between two, 0: none; when the next is due */

static uint32_t frequency;

void clock_start(uint32_t hz) {
    frequency = hz;
    tick_start(hz);
}

uint32_t hardware_frequency(void) {
    return frequency;
}

/* How it was before, for the call that undoes this one. */
bool hardware_mask(bool masked) {
    bool before = cpu_mask();
    if (!masked) {
        cpu_unmask();
    }
    return before;
}

/* Once a millisecond; the two words are changed here only. */
void clock_interrupt(void) {
    tick_acknowledge();
    if (++milliseconds == 0) {
        wraps++;
    }
    if (tick != 0 && milliseconds == next_tick) {
        next_tick = milliseconds + tick;
        console_tick();
    }
    hardware_tick();
}

/* Off first, or the interrupt might see the new period with the old time. */
void port_tick(uint32_t ms) {
    tick = 0;
    next_tick = milliseconds + ms;
    tick = ms;
}

uint32_t port_ticks_ms(void) {
    return milliseconds;
}

/* Wraps at 2^32 as the product does. */
uint32_t port_ticks_us(void) {
    uint32_t ms, passed;
    do { /* again when a millisecond ended between the two reads */
        ms = milliseconds;
        passed = tick_passed();
    } while (ms != milliseconds);
    return ms * 1000 + passed;
}

uint64_t port_monotonic_us(void) {
    uint32_t high, ms, us;
    do { /* again when anything changed between the reads */
        high = wraps;
        ms = milliseconds;
        us = port_ticks_us() - ms * 1000; /* of this millisecond; wrapping cancels out */
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

/* No zone is known: time is UTC. */
int32_t port_utc_offset(uint64_t epoch_seconds) {
    (void)epoch_seconds;
    return 0;
}

__attribute__((weak)) uint32_t chip_random(void) {
    return 0;
}

/* The chip's noise, and the clock, stirred with what it gave before. The factor is 2^32 over the
 * golden ratio, which spreads low bits over the word. No secrets. */
uint32_t port_random(void) {
    static uint32_t state;
    uint32_t x = (state + port_ticks_us() + (milliseconds << 20)) * 0x9E3779B1u;
    state = x ^ x >> 15 ^ chip_random();
    return state;
}

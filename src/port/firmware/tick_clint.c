/* SPDX-License-Identifier: MIT */
/* The tick is the timer of RISC-V's CLINT: a counter of 64 bits, and what it is compared with. */
#include "board.h"
#include "port/firmware/firmware.h"

/* mtimecmp of the first core, and mtime, where SiFive's CLINT has them. */
enum { COMPARE = BOARD_CLINT + 0x4000, TIME = BOARD_CLINT + 0xBFF8 };

/* begin, and `ticks` milliseconds after it: the tick that was handled last. */
static uint64_t begin, ticks;
static uint32_t time_hz;

/* In steps of the counter, which goes on while the core sleeps. */
static uint64_t now(void) {
    uint32_t high, low;
    do { /* again when the low word has wrapped */
        high = *firmware_register(TIME + 4);
        low = *firmware_register(TIME);
    } while (high != *firmware_register(TIME + 4));
    return (uint64_t)high << 32 | low;
}

/* When a tick is due: the counter may be slower than a thousand steps a second. */
static uint64_t time_of(uint64_t tick) {
    return begin + tick * time_hz / 1000;
}

/* The high word is set to the end of time first, so that nothing is due in between. */
static void set_due(uint64_t time) {
    *firmware_register(COMPARE + 4) = UINT32_MAX;
    *firmware_register(COMPARE) = (uint32_t)time;
    *firmware_register(COMPARE + 4) = (uint32_t)(time >> 32);
}

void tick_start(uint32_t hz) {
    (void)hz;
    time_hz = chip_time_hz();
    begin = now();
    set_due(time_of(1));
    __asm__ volatile("csrs mie, %0" : : "r"(1 << 7)); /* MTIE */
}

void tick_acknowledge(void) {
    ticks++;
    set_due(time_of(ticks + 1));
}

/* In microseconds since the tick that was handled last: more than 1000 while one waits. */
uint32_t tick_passed(void) {
    return (uint32_t)((now() - time_of(ticks)) * 1000000 / time_hz);
}

/* SPDX-License-Identifier: MIT */
/* Resets and their causes. What has to outlive one lies in .noinit, which neither startup.c nor a
 * reset of the chip touches. That power came on is known by its being nothing: a chip that tells
 * causes does so in a register of its own, and models of chips do not. */
#include "board.h"
#include "port/firmware/firmware.h"
#include "port/port.h"

/* The numbers of machine.reset_cause(), as MicroPython's boards with STM32 have them. */
enum { POWER_ON = 1, HARD_RESET, WATCHDOG_RESET, DEEP_SLEEP, SOFT_RESET };
/* What RAM is unlikely to hold when power has come on. */
enum { MAGIC = 0x7e4a0b00 };

static struct {
    uint32_t magic;
    uint8_t next; /* the cause of a reset that comes unannounced */
    bool fault;
} kept __attribute__((section(".noinit")));
static uint8_t cause;
static bool was_fault;

/* First of all: a reset from here on is a hard one unless somebody says something else before. */
void reset_begin(void) {
    bool fresh = kept.magic != MAGIC;
    cause = fresh ? POWER_ON : kept.next;
    was_fault = !fresh && kept.fault;
    kept.magic = MAGIC;
    kept.next = HARD_RESET;
    kept.fault = false;
}

void reset_soft(void) {
    cause = SOFT_RESET;
}

/* Asking takes it back. */
bool reset_was_fault(void) {
    bool was = was_fault;
    was_fault = false;
    return was;
}

void reset_after_fault(void) {
    kept.fault = true;
    cpu_restart();
}

void port_reset(void) {
    cpu_restart();
}

int port_reset_cause(void) {
    return cause;
}

/* Outlives resets, but not the power. NULL: this board has none. */
void *port_record(size_t *bytes) {
    static uintptr_t record[BOARD_RECORD / sizeof(uintptr_t)] __attribute__((section(".noinit")));
    *bytes = sizeof record;
    return sizeof record > 0 ? record : NULL;
}

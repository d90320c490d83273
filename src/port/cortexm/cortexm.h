/* SPDX-License-Identifier: MIT */
/* What the files of this port share: the core's registers and each other's start functions. Only
 * for src/port/cortexm. */
#ifndef TERRARIUM_CORTEXM_H
#define TERRARIUM_CORTEXM_H

#include <stdint.h>

#include "terrarium.h"

/* A register of the core or of a peripheral by its address. */
static inline volatile uint32_t *cortexm_register(uintptr_t address) {
    return (volatile uint32_t *)address;
}

/* Lets an interrupt through to clear what is pending, or sleeps until one comes. Call with
 * interrupts masked, after having seen that there is nothing to do: one that came meanwhile ends
 * the sleep at once. */
static inline void cortexm_sleep(void) {
    __asm__ volatile("wfi" : : : "memory");
}
/* Interrupts wait from here on. */
static inline void cortexm_mask(void) {
    __asm__ volatile("cpsid i" : : : "memory");
}
/* They may come again, and what waits comes before the next instruction (isb). */
static inline void cortexm_unmask(void) {
    __asm__ volatile("cpsie i\n\tisb" : : : "memory");
}

/* Called once by startup_reset(), as clock_init() is, before main(); their interrupts come from
 * then on. */
void console_init(void);
/* Ctrl-C interrupts this machine from now on. */
void console_set_machine(Vm *vm);
void clock_init(void);

/* Interrupt handlers, named in the vector table of startup.c. */
void console_interrupt(void);
void clock_interrupt(void);
/* Called by the clock's: a tick for that machine. */
void console_tick(void);

int main(void);

#endif

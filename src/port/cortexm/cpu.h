/* SPDX-License-Identifier: MIT */
/* Interrupts and sleep of the core. */
#ifndef TERRARIUM_CPU_H
#define TERRARIUM_CPU_H

#include <stdbool.h>
#include <stdint.h>

/* Sleeps until an interrupt is pending. Call with interrupts masked, after having seen that there
 * is nothing to do: one that came meanwhile ends the sleep at once. */
static inline void cpu_sleep(void) {
    __asm__ volatile("wfi" : : : "memory");
}
/* Interrupts wait from here on. Did they before? */
static inline bool cpu_mask(void) {
    uint32_t before;
    __asm__ volatile("mrs %0, primask\n\tcpsid i" : "=r"(before) : : "memory");
    return before & 1;
}
/* They may come again, and what waits comes before the next instruction (isb). */
static inline void cpu_unmask(void) {
    __asm__ volatile("cpsie i\n\tisb" : : : "memory");
}

/* A call of the debugger: 0xab is the number of the breakpoint that it takes for one. */
static inline intptr_t cpu_semihost(int operation, const void *arguments) {
    register intptr_t r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = arguments;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return r0;
}

#endif

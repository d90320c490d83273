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
/* Interrupts wait from here on: mstatus.MIE. Did they before? */
static inline bool cpu_mask(void) {
    uint32_t before;
    __asm__ volatile("csrrci %0, mstatus, 8" : "=r"(before) : : "memory");
    return !(before & 8);
}
/* They may come again, and what waits comes at once. */
static inline void cpu_unmask(void) {
    __asm__ volatile("csrsi mstatus, 8" : : : "memory");
}

/* A call of the debugger: a breakpoint between two instructions that do nothing, all of them
 * uncompressed and within 16 bytes. */
static inline intptr_t cpu_semihost(int operation, const void *arguments) {
    register intptr_t a0 __asm__("a0") = operation;
    register const void *a1 __asm__("a1") = arguments;
    __asm__ volatile(".option push\n\t.option norvc\n\t.balign 16\n\t"
                     "slli x0, x0, 0x1f\n\tebreak\n\tsrai x0, x0, 7\n\t.option pop"
                     : "+r"(a0)
                     : "r"(a1)
                     : "memory");
    return a0;
}

#endif

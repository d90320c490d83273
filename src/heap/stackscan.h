/* SPDX-License-Identifier: MIT */
/* The conservative part of a collection: for src/heap, and stackscan_pointer() for those who begin
 * a segment. */
#ifndef TERRARIUM_HEAP_STACKSCAN_H
#define TERRARIUM_HEAP_STACKSCAN_H

#include "heap/heap.h"

/* Sets HEADER_PINNED on every object that the C segments point into, and pin_low and pin_high. */
void stackscan_pin(Heap *heap, bool inner);

/* Words at the bottom of a C frame that are arguments of what it calls: none on x86, which pushes
 * them or passes them in registers, but that clang keeps room for all of them on i386. More must
 * not be scanned: the loop's `low`, an address a little below the frames, may well be that of a
 * heap object. */
#if defined(__i386__) && defined(__clang__)
enum { STACKSCAN_ARGUMENTS = 8 };
#elif defined(__i386__) || defined(__x86_64__)
enum { STACKSCAN_ARGUMENTS = 0 };
#else
enum { STACKSCAN_ARGUMENTS = 3 };
#endif

/* The stack pointer; what the caller's frame keeps for itself lies above it. Where no assembler is
 * known, the frame's other end: more is scanned than need be. */
__attribute__((always_inline)) static inline uintptr_t *stackscan_pointer(void) {
    uintptr_t *sp;
#if defined(__x86_64__)
    __asm__ volatile("movq %%rsp, %0" : "=r"(sp));
#elif defined(__i386__)
    __asm__ volatile("movl %%esp, %0" : "=r"(sp));
#elif defined(__arm__)
    __asm__ volatile("mov %0, sp" : "=r"(sp));
#elif defined(__riscv)
    __asm__ volatile("mv %0, sp" : "=r"(sp));
#else
    sp = __builtin_frame_address(0);
#endif
    return sp;
}

#endif

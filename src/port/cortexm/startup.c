/* SPDX-License-Identifier: MIT */
/* From reset to firmware_main(): the vector table, .data and .bss; and what happens on a fault.
 * Nothing here may rely on initialised memory before startup_reset() has made it so. The C stack
 * lies at the lower end of RAM, so that running over it is a fault too. */
#include <stddef.h>
#include <string.h>

#include "board.h"
#include "cpu.h"
#include "port/firmware/firmware.h"

extern uint32_t __stack_top[];
extern char __ram_start[], __ram_end[], __flash_start[], __flash_end[];
extern char __data_start[], __data_end[], __bss_start[], __bss_end[], __tls_base[];
extern const char __data_source[];
void _set_tls(void *tls); /* picolibc: where the thread-local data (errno) is */

void startup_reset(void);
void startup_fault(void);
void startup_take_fault(uint32_t *frame);

/* A word of the vector table: the first is an address of the stack, all others are handlers. */
typedef union {
    void (*handler)(void);
    const void *stack;
} Vector;

/* Exceptions of the core come before the board's interrupts; so many of these have a vector. */
enum { FIRST_IRQ = 16, IRQS = BOARD_IRQS };
/* Registers of the core: why a fault came, where vectors and reset are, who may use the FPU. */
enum { CFSR = (int)0xE000ED28, AIRCR = (int)0xE000ED0C, CPACR = (int)0xE000ED88 };

/* Words 0 and 1: stack pointer and entry at reset; then the core's exceptions; then the board's. */
__attribute__((section(".vectors"), used)) static const Vector vectors[FIRST_IRQ + IRQS] = {
    [0] = {.stack = __stack_top},
    [1] = {startup_reset},
    [2 ... 14] = {startup_fault},
    [15] = {clock_interrupt},
    BOARD_VECTORS[FIRST_IRQ + BOARD_UART_IRQ] = {console_interrupt},
#ifdef BOARD_TICK_IRQ
    [FIRST_IRQ + BOARD_TICK_IRQ] = {clock_interrupt},
#endif
};

/* The core begins here with the stack pointer of word 0. Thread-local data lies behind .data and is
 * copied with it. */
_Noreturn void startup_reset(void) {
#ifdef __ARM_FP
    /* Coprocessors 10 and 11, which are the FPU, for all; before the first instruction of theirs.
     */
    *firmware_register((uint32_t)CPACR) |= 15u << 20;
    __asm__ volatile("dsb\n\tisb" : : : "memory");
#endif
    memcpy(__data_start, __data_source, (size_t)(__data_end - __data_start));
    memset(__bss_start, 0, (size_t)(__bss_end - __bss_start));
    _set_tls(__tls_base);
    reset_begin();
    uint32_t hz = chip_start();
    console_start(hz);
    clock_start(hz);
    cpu_unmask();
    firmware_main();
    cpu_restart();
}

/* In these registers only ones act, so other interrupts are not touched. */
void cpu_enable_irq(unsigned irq) {
    *firmware_register(0xE000E100 + (irq >> 5) * 4) = 1u << (irq & 31); /* NVIC */
}

/* At 0xE000E180 a one disables, at 0xE000E100 it enables. */
void cpu_hold_irq(unsigned irq, bool held) {
    uintptr_t set = held ? 0xE000E180 : 0xE000E100;
    *firmware_register(set + (irq >> 5) * 4) = 1u << (irq & 31);
}

/* SYSRESETREQ. 0x05FA is the key without which AIRCR ignores what is written. */
_Noreturn void cpu_restart(void) {
    __asm__ volatile("dsb" : : : "memory");
    *firmware_register((uint32_t)AIRCR) = 0x05FA0004;
    for (;;) {
    }
}

/* ---- faults ---- */

/* What the core pushed. */
enum { FRAME_R0, FRAME_R12 = 4, FRAME_LR, FRAME_PC, FRAME_PSR, FRAME_WORDS };
/* What the core does at a jump there: returns from the exception to what is not one. In psr: the
 * exception that ran; Thumb code. */
enum { TO_THREAD = (int)0xFFFFFFF9, EXCEPTION = 0x1ff, THUMB = 1 << 24 };

static struct {
    uint32_t frame[FRAME_WORDS], sp;
    bool again;
} fault;

/* `end` is the first byte that is not. */
static bool is_within(uint32_t address, const char *start, const char *end) {
    return address >= (uint32_t)start && address < (uint32_t)end;
}

/* In the place of what ran, with a fresh stack. */
static _Noreturn void report(void) {
    static const char names[FRAME_WORDS][4] = {"r0", "r1", "r2", "r3", "r12", "lr", "pc", "psr"};
    FaultRegister registers[FRAME_WORDS + 2];
    for (int i = 0; i < FRAME_WORDS; i++) {
        registers[i] = (FaultRegister){names[i], fault.frame[i]};
    }
    registers[FRAME_WORDS] = (FaultRegister){"sp", fault.sp};
    registers[FRAME_WORDS + 1] = (FaultRegister){"cfsr", *firmware_register((uint32_t)CFSR)};
    fault_report("fault", registers, FRAME_WORDS + 2);
}

/* `frame` lies where sp was. A breakpoint of semihosting that nobody took is a call that failed.
 * Else report() runs, as what the exception returns to: so a second fault is an exception again,
 * and not the end (lockup). */
__attribute__((used)) void startup_take_fault(uint32_t *frame) {
    bool whole = is_within((uint32_t)frame, __ram_start, __ram_end);
    if (whole && is_within(frame[FRAME_PC], __flash_start, __flash_end) &&
        *(const uint16_t *)(frame[FRAME_PC] & ~1u) == 0xBEAB) {
        frame[FRAME_R0] = UINT32_MAX;
        frame[FRAME_PC] += 2;
        return;
    }
    if (fault.again) {
        reset_after_fault();
    }
    fault.again = true;
    fault.sp = (uint32_t)frame;
    if (whole) {
        memcpy(fault.frame, frame, sizeof fault.frame);
    }
    if (fault.frame[FRAME_PSR] & EXCEPTION) {
        report(); /* a handler's: there is nothing to return to */
    }
    uint32_t *fresh = (uint32_t *)((uintptr_t)__stack_top - sizeof fault.frame);
    fresh[FRAME_PC] = (uint32_t)report & ~1u;
    fresh[FRAME_PSR] = THUMB;
    __asm__ volatile("msr msp, %0\n\tbx %1" : : "r"(fresh), "r"(TO_THREAD) : "memory");
}

/* No prologue may move sp: it points at what the core pushed. Below the stack there is no memory:
 * then the stack begins anew. */
__attribute__((naked)) void startup_fault(void) {
    __asm__ volatile("mov r0, sp\n\t"
                     "ldr r1, =__ram_start + 64\n\t"
                     "cmp r0, r1\n\t"
                     "bhs 1f\n\t"
                     "ldr r1, =__stack_top - 64\n\t"
                     "mov sp, r1\n"
                     "1: ldr r1, =startup_take_fault\n\t"
                     "bx r1\n\t"
                     ".ltorg");
}

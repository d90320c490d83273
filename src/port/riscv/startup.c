/* SPDX-License-Identifier: MIT */
/* From reset to firmware_main(), traps, and the interrupt controller (PLIC). Nothing here may rely
 * on initialised memory before startup_begin() has made it so. The C stack lies at the lower end of
 * RAM, so that running over it is a fault, where there is nothing below. */
#include <stddef.h>
#include <string.h>

#include "board.h"
#include "cpu.h"
#include "port/firmware/firmware.h"

extern char __ram_start[], __ram_end[], __flash_start[], __flash_end[], __stack_top[];
extern char __data_start[], __data_end[], __bss_start[], __bss_end[], __tls_base[];
extern const char __data_source[];

void startup_reset(void);
void startup_trap(void);
/* Called by assembler. */
_Noreturn void startup_begin(void);
_Noreturn void startup_report(const uint32_t *frame, uint32_t cause);
void startup_take_trap(uint32_t *frame);

/* Registers of the PLIC for the first context, machine mode of the first core. */
enum {
    PRIORITY = BOARD_PLIC,
    ENABLED = BOARD_PLIC + 0x2000,
    THRESHOLD = BOARD_PLIC + 0x200000,
    CLAIM = BOARD_PLIC + 0x200004
};
/* Causes of traps, as mcause has them; the top bit is that of interrupts. */
enum { CAUSE_BREAKPOINT = 3, CAUSE_TIMER = 7, CAUSE_EXTERNAL = 11 };

/* Here the core begins, and cpu_restart() again. Bit 3 of mstatus is MIE, which is off until all is
 * set up, and mie has a bit for each kind of interrupt. There is no stack before the third
 * instruction, so it is assembler. */
__attribute__((naked, section(".vectors"), used)) void startup_reset(void) {
    __asm__ volatile("csrci mstatus, 8\n\t"
                     "csrw mie, zero\n\t"
                     "la sp, __stack_top\n\t"
                     "la tp, __tls_base\n\t"
                     "la t0, startup_trap\n\t"
                     "csrw mtvec, t0\n\t"
                     "j startup_begin");
}

__attribute__((used)) _Noreturn void startup_begin(void) {
    memcpy(__data_start, __data_source, (size_t)(__data_end - __data_start));
    memset(__bss_start, 0, (size_t)(__bss_end - __bss_start));
    reset_begin();
    uint32_t hz = chip_start();
    *firmware_register(THRESHOLD) = 0;
    console_start(hz);
    clock_start(hz);
    __asm__ volatile("csrs mie, %0" : : "r"(1 << CAUSE_EXTERNAL));
    cpu_unmask();
    firmware_main();
    cpu_restart();
}

/* A source of priority 0, which is what they have after a reset, never interrupts. */
void cpu_enable_irq(unsigned irq) {
    *firmware_register(PRIORITY + 4 * irq) = 1;
    *firmware_register(ENABLED + (irq >> 5) * 4) |= 1u << (irq & 31);
}

/* By its priority: a source that is not enabled could not be completed. */
void cpu_hold_irq(unsigned irq, bool held) {
    *firmware_register(PRIORITY + 4 * irq) = !held;
}

/* The core has no reset of its own that is common to all chips: everything begins anew, and what is
 * enabled is taken back by startup_reset() and the drivers. */
_Noreturn void cpu_restart(void) {
    cpu_mask();
    startup_reset();
    __builtin_unreachable();
}

/* ---- traps ---- */

/* What startup_trap() saves: ra, t0-t2, a0-a7, t3-t6. */
enum { FRAME_RA, FRAME_A0 = 4, FRAME_WORDS = 16 };

static bool faulted;

/* Where the trap came from: the instruction that failed, or the one to go on with. */
static uint32_t read_epc(void) {
    uint32_t epc;
    __asm__ volatile("csrr %0, mepc" : "=r"(epc));
    return epc;
}

static bool is_within(uint32_t address, const char *start, const char *end) {
    return address >= (uint32_t)start && address < (uint32_t)end;
}

/* The report is made on a fresh stack: sp may be what is wrong. */
__attribute__((used)) _Noreturn void startup_report(const uint32_t *frame, uint32_t cause) {
    static const char names[FRAME_WORDS][4] = {"ra", "t0", "t1", "t2", "a0", "a1", "a2", "a3",
                                               "a4", "a5", "a6", "a7", "t3", "t4", "t5", "t6"};
    uint32_t address;
    FaultRegister registers[FRAME_WORDS + 4];
    int n = 0;
    __asm__ volatile("csrr %0, mtval" : "=r"(address));
    registers[n++] = (FaultRegister){"pc", read_epc()};
    registers[n++] = (FaultRegister){"sp", (uint32_t)(frame + FRAME_WORDS)};
    registers[n++] = (FaultRegister){"cause", cause};
    registers[n++] = (FaultRegister){"addr", address};
    bool whole = is_within((uint32_t)frame, __ram_start, __ram_end);
    for (int i = 0; whole && i < FRAME_WORDS; i++) {
        registers[n++] = (FaultRegister){names[i], frame[i]};
    }
    fault_report("fault", registers, n);
}

/* A breakpoint of semihosting that nobody took is a call that failed. Of its three instructions the
 * middle one is the breakpoint, between two that do nothing: it is known by the one before, and
 * what is behind it is gone on with. A fault in the report of another one is not reported. */
static void take_fault(uint32_t *frame, uint32_t cause) {
    uint32_t epc = read_epc();
    if (cause == CAUSE_BREAKPOINT && is_within(epc - 4, __flash_start, __flash_end) &&
        *(const uint32_t *)(epc - 4) == 0x01f01013) { /* slli x0, x0, 0x1f */
        frame[FRAME_A0] = UINT32_MAX;
        __asm__ volatile("csrw mepc, %0" : : "r"(epc + 4));
        return;
    }
    if (faulted) {
        reset_after_fault();
    }
    faulted = true;
    register const uint32_t *a0 __asm__("a0") = frame;
    register uint32_t a1 __asm__("a1") = cause;
    __asm__ volatile("la sp, __stack_top\n\tj startup_report" : : "r"(a0), "r"(a1));
}

/* Reading CLAIM takes an interrupt of a source, which then is silent until its number is written
 * back. */
__attribute__((used)) void startup_take_trap(uint32_t *frame) {
    uint32_t cause;
    __asm__ volatile("csrr %0, mcause" : "=r"(cause));
    if (cause == (1u << 31 | CAUSE_TIMER)) {
        clock_interrupt();
    } else if (cause == (1u << 31 | CAUSE_EXTERNAL)) {
        uint32_t source = *firmware_register(CLAIM);
        if (source == BOARD_UART_IRQ) {
            console_interrupt();
        }
        *firmware_register(CLAIM) = source;
    } else {
        take_fault(frame, cause);
    }
}

/* All registers that a C function may change lie in a frame on the stack meanwhile. When sp has run
 * below RAM, which is no more to be mended, it begins anew. */
__attribute__((naked, aligned(4))) void startup_trap(void) {
    __asm__ volatile("csrw mscratch, t0\n\tla t0, __ram_start + 64\n\t"
                     "bgeu sp, t0, 1f\n\tla sp, __stack_top\n"
                     "1: csrr t0, mscratch\n\t"
                     "addi sp, sp, -64\n\t"
                     "sw ra, 0(sp)\n\tsw t0, 4(sp)\n\tsw t1, 8(sp)\n\tsw t2, 12(sp)\n\t"
                     "sw a0, 16(sp)\n\tsw a1, 20(sp)\n\tsw a2, 24(sp)\n\tsw a3, 28(sp)\n\t"
                     "sw a4, 32(sp)\n\tsw a5, 36(sp)\n\tsw a6, 40(sp)\n\tsw a7, 44(sp)\n\t"
                     "sw t3, 48(sp)\n\tsw t4, 52(sp)\n\tsw t5, 56(sp)\n\tsw t6, 60(sp)\n\t"
                     "mv a0, sp\n\tcall startup_take_trap\n\t"
                     "lw ra, 0(sp)\n\tlw t0, 4(sp)\n\tlw t1, 8(sp)\n\tlw t2, 12(sp)\n\t"
                     "lw a0, 16(sp)\n\tlw a1, 20(sp)\n\tlw a2, 24(sp)\n\tlw a3, 28(sp)\n\t"
                     "lw a4, 32(sp)\n\tlw a5, 36(sp)\n\tlw a6, 40(sp)\n\tlw a7, 44(sp)\n\t"
                     "lw t3, 48(sp)\n\tlw t4, 52(sp)\n\tlw t5, 56(sp)\n\tlw t6, 60(sp)\n\t"
                     "addi sp, sp, 64\n\tmret");
}

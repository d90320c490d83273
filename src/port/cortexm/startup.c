/* SPDX-License-Identifier: MIT */
/* From reset to main(): the vector table, .data and .bss, and the end of everything on a fault.
 * Nothing here may rely on initialised memory before startup_reset() has made it so. */
#include <stddef.h>
#include <string.h>

#include "board.h"
#include "port/cortexm/cortexm.h"
#include "port/cortexm/semihost.h"
#include "port/port.h"

extern uint32_t __stack_top[];
extern char __data_start[], __data_end[], __bss_start[], __bss_end[], __tls_base[];
extern const char __data_source[];
void _set_tls(void *tls); /* picolibc: where the thread-local data (errno) is */

void startup_reset(void);
void startup_fault(void);

/* A word of the vector table: the first is an address of the stack, all others are handlers. */
typedef union {
    void (*handler)(void);
    const void *stack;
} Vector;

/* Exceptions of the core come before the board's interrupts; so many of these have a vector. */
enum { FIRST_IRQ = 16, IRQS = 32 };

/* Words 0 and 1: stack pointer and entry at reset; then the core's exceptions; then the board's,
 * of which only the console's is ever enabled. */
__attribute__((section(".vectors"), used)) static const Vector vectors[FIRST_IRQ + IRQS] = {
    [0] = {.stack = __stack_top},
    [1] = {startup_reset},
    [2 ... 14] = {startup_fault},
    [15] = {clock_interrupt},
    [FIRST_IRQ + BOARD_UART_RX_IRQ] = {console_interrupt},
};

/* The core begins here with the stack pointer of word 0. Thread-local data lies behind .data and is
 * copied with it. */
__attribute__((noreturn)) void startup_reset(void) {
    memcpy(__data_start, __data_source, (size_t)(__data_end - __data_start));
    memset(__bss_start, 0, (size_t)(__bss_end - __bss_start));
    _set_tls(__tls_base);
    console_init();
    clock_init();
    semihost_exit(main());
}

/* A label and eight hexadecimal digits, without memory or formatting. */
static void write_hex(const char *label, uint32_t value) {
    char text[9];
    for (int i = 0; i < 8; i++) {
        text[i] = "0123456789abcdef"[value >> (28 - 4 * i) & 15];
    }
    text[8] = ' ';
    port_write_bytes(label, strlen(label));
    port_write_bytes(text, sizeof text);
}

/* frame: r0-r3, r12, lr, pc, psr as the core pushed them. Exit status as a shell shows SIGSEGV. */
__attribute__((used, noreturn)) static void report_fault(const uint32_t *frame) {
    write_hex("\r\nfault ", *cortexm_register(0xE000ED28)); /* SCB: why */
    write_hex("at ", frame[6]);
    write_hex("called from ", frame[5]);
    write_hex("stack ", (uint32_t)(uintptr_t)frame);
    port_write_bytes("\r\n", 2);
    semihost_exit(139);
}

/* No prologue may move sp: it points at what the core pushed. */
__attribute__((naked)) void startup_fault(void) {
    __asm__ volatile("mov r0, sp\n\t"
                     "b report_fault");
}

/* SPDX-License-Identifier: MIT */
/* What the parts of a firmware know of each other: those that all boards share, and the drivers of
 * which board.conf chooses one of each kind. Only for src/port. */
#ifndef TERRARIUM_FIRMWARE_H
#define TERRARIUM_FIRMWARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "terrarium.h"

/* A register of the core or of a peripheral. */
static inline volatile uint32_t *firmware_register(uintptr_t address) {
    return (volatile uint32_t *)address;
}

/* ---- drivers: chip_NAME.c, uart_NAME.c, tick_NAME.c ---- */

/* Sets the clocks and the pins of the console. Answers the frequency of the core in Hz. Waits for
 * nothing without a limit: models of chips have clocks that never report. */
uint32_t chip_start(void);
/* A word of noise; 0 from a chip that has none. */
uint32_t chip_random(void);
/* Of chips with a CLINT: steps of its counter in a second. */
uint32_t chip_time_hz(void);

/* From then on console_interrupt() is called when a byte has come in. `hz`: as chip_start(). */
void uart_start(uint32_t hz);
/* Sends a byte; waits until there is room for it, not until it is gone. */
void uart_put(uint8_t byte);
/* Called by the interrupt until it answers -1: the next byte that has come in. */
int uart_take(void);

/* From then on clock_interrupt() is called each millisecond. */
void tick_start(uint32_t hz);
/* Takes note of the interrupt, first thing in it. */
void tick_acknowledge(void);
/* Microseconds since the last one was handled. Right for up to two milliseconds, when interrupts
 * are masked. */
uint32_t tick_passed(void);

/* ---- the core: startup.c of its folder ---- */

/* Lets an interrupt of a peripheral through. */
void cpu_enable_irq(unsigned irq);
/* Lets it wait, or come again. May be called by its handler. */
void cpu_hold_irq(unsigned irq, bool held);
/* Begins at the reset vector. */
_Noreturn void cpu_restart(void);

/* ---- shared parts ---- */

/* Interrupt handlers. */
void console_interrupt(void);
void clock_interrupt(void);
void pins_interrupt(void);  /* where the board has PINS_IRQS */
void uart2_interrupt(void); /* UART2_IRQS */

void console_start(uint32_t hz);
/* Ctrl-C interrupts this machine from now on; NULL: none. */
void console_set_machine(Vm *vm);
Vm *console_machine(void);
/* Called by the clock's interrupt: a tick for that machine. */
void console_tick(void);
void clock_start(uint32_t hz);

/* Sets what port_reset_cause() answers. */
void reset_begin(void);
void reset_soft(void);
/* Did a fault end what ran before the last reset? Only once. */
bool reset_was_fault(void);
_Noreturn void reset_after_fault(void);

/* A fault as the core tells it: names and values of registers. `pc` and `sp` are among them. */
typedef struct {
    const char *name;
    uint32_t value;
} FaultRegister;
/* Reports it on the console with the place in the Python program, and resets. Called with a C stack
 * that works; a fault in here resets at once. */
_Noreturn void fault_report(const char *what, const FaultRegister *registers, int n);

/* Runs what the debugger's command line names, or a program that lies in memory: true, and its exit
 * status. False: nothing is asked for, or there is no debugger. */
bool command_run(int *status);
/* Tells the debugger that a program has ended; returns when there is none, or nobody asked for
 * one. */
void command_exit(int status);
/* A fresh machine in the RAM that is left, with a heap of so many bytes at most; NULL when there is
 * no room for one. */
Vm *firmware_machine(size_t heap_bytes, int argc, const char *const *argv);
int firmware_main(void);

#endif

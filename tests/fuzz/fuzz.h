/* SPDX-License-Identifier: MIT */
/* What the fuzzing targets share. An input is two bytes that choose how the machine is, then what
 * the entry gets:
 *
 *     byte 0, seen from '0' (exclusive or): bits 0-1 how often a collection moves everything
 *             (stress), 2-3 how small the heap is, 4-6 what the entry makes of it (mode)
 *     byte 1, seen from '0': the allocation that fails; 0: none
 *
 * so that "00" is an ordinary machine. */
#ifndef TERRARIUM_TESTS_FUZZ_H
#define TERRARIUM_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vm/vm.h"

enum { FUZZ_HEAP_SIZES = 4 };
typedef struct {
    unsigned stress, size, mode; /* size: index of a heap's size, the largest first */
    unsigned fail_at;
    const uint8_t *bytes;
    size_t n;
} FuzzInput;

/* ---- the entries: one input each ---- */

typedef void FuzzEntry(const FuzzInput *input);
FuzzEntry compile_fuzz; /* source text: compiled, checked, never run */
FuzzEntry image_fuzz;   /* an image of a compiled module: checked, never run */
FuzzEntry session_fuzz; /* bytes on the serial line of a board */
FuzzEntry driver_fuzz;  /* data for the function fuzz(data) of a Python file */

/* The Python file of driver_fuzz. */
void driver_begin(const char *path);

/* ---- machine.c ---- */

/* A machine in memory of its own, one for each size, where the last one was; it verifies its heap
 * after each collection. Ends the process if there is no room. */
Vm *machine_fresh(unsigned size);
/* Memory of that machine, to be copied away and back. */
size_t machine_bytes(unsigned size);
/* Sets what the input asks for; false: back to an ordinary machine. */
void machine_disturb(Vm *vm, const FuzzInput *input, bool on);
/* Nothing may be left over, and the heap must be whole, before a collection and after it. */
void machine_check(Vm *vm);
/* Runs body under a watchdog of processor time. It interrupts the program after `patience`
 * hundredths of a second, and again and again. A program that goes on nevertheless is given up:
 * false, and the machine is void. Where nobody heeds an interrupt for seconds, that is a hang, and
 * fails. */
bool machine_watch(Vm *vm, int patience, void (*body)(void *context), void *context);
/* A finding: says what, and aborts. */
_Noreturn void machine_fail(const char *what);
/* Is it one of the exceptions that any code may raise: memory, the C stack, an interrupt? */
bool machine_excuses(Value exception);

/* ---- port.c ---- */

/* What the console reads from now on; Ctrl-C between it interrupts this machine. */
void port_feed(Vm *vm, const uint8_t *bytes, size_t n);
/* Is there more of it? */
bool port_has_input(void);
/* Shows what is written, or only looks at it, which is what happens at first. */
void port_show(bool show);

#endif

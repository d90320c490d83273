/* SPDX-License-Identifier: MIT */
/* What running a program and the REPL share. For src/repl. */
#ifndef TERRARIUM_REPL_RUN_H
#define TERRARIUM_REPL_RUN_H

#include "object/object.h"

/* Reports an exception that nobody handled on standard error; the exit status it means. */
int run_report(Vm *vm, Value exception);
/* The next byte of input, -1 at its end. Ctrl-C that came as a signal is byte 3 here, and no longer
 * an interrupt of the program. */
int run_read_key(Vm *vm);
/* Runs a CODE object in __main__; with -v -v its instructions are listed first. */
void run_code(Vm *vm, Value code);

#endif

/* SPDX-License-Identifier: MIT */
/* For: compile/disassemble.c */
/* A build that nobody can ask for listings of code. */
#include "compile/disassemble.h"

void disassemble_code(Vm *vm, Writer *w, Value code) {
    (void)vm;
    (void)w;
    (void)code;
}

/* SPDX-License-Identifier: MIT */
/* Code objects as text, one instruction a line: for -v -v, and for tests of the compiler. */
#ifndef TERRARIUM_COMPILE_DISASSEMBLE_H
#define TERRARIUM_COMPILE_DISASSEMBLE_H

#include "object/object.h"

/* A code and, behind it, the codes of the functions it makes. May allocate and raise. */
void disassemble_code(Vm *vm, Writer *w, Value code);

#endif

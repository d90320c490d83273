/* SPDX-License-Identifier: MIT */
/* Tracebacks: gathered while an exception unwinds, printed as CPython prints them. */
#ifndef TERRARIUM_VM_TRACEBACK_H
#define TERRARIUM_VM_TRACEBACK_H

#include "compile/code.h"
#include "object/object.h"

/* Adds the place (code, pc) to the front of the exception's traceback; the same place again and
 * again is counted. Dropped when memory is out: never raises; may collect. */
void traceback_add(Vm *vm, Value exception, const Code *code, size_t pc);
/* Writes the exception with its causes, contexts and notes, from `Traceback (most recent call
 * last):` to the message. Runs __str__ methods; what they raise is swallowed. Raises only what the
 * writer does. */
void traceback_print(Vm *vm, Writer *w, Value exception);
/* The same for code below all Python frames, where no C variable keeps an object in place:
 * *exception is a root. */
void traceback_print_root(Vm *vm, Writer *w, const Value *exception);

#endif

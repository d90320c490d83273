/* SPDX-License-Identifier: MIT */
/* Tab completion: of names in __main__ and builtins, and of attributes behind dots. */
#ifndef TERRARIUM_REPL_COMPLETE_H
#define TERRARIUM_REPL_COMPLETE_H

#include "object/object.h"

/* Bytes that are inserted at most. */
enum { COMPLETE_ROOM = 64 };

/* Completes the name that ends at text[cursor]: puts what can be added for certain into `insert`
 * and returns its length. 0: nothing; SIZE_MAX: the candidates were listed on the console instead.
 * Evaluates attributes on the way (properties run); never raises. */
size_t complete_name(Vm *vm, const char *text, size_t cursor, char insert[COMPLETE_ROOM]);

#endif

/* SPDX-License-Identifier: MIT */
/* The order of constants in which instructions take the fewest bytes. */
#ifndef TERRARIUM_COMPILE_ORDER_H
#define TERRARIUM_COMPILE_ORDER_H

#include "object/object.h"

/* The constants of a compiled module that are used, in a new STORE: for CompileInput.constants of a
 * second compilation. Allocates. */
Value order_constants(Vm *vm, Value code);

#endif

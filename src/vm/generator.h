/* SPDX-License-Identifier: MIT */
/* Generators as built-ins use them. All run Python code in a nested VM entry and may raise. */
#ifndef TERRARIUM_VM_GENERATOR_H
#define TERRARIUM_VM_GENERATOR_H

#include "object/object.h"

/* The next item; absent when it returned (its return value is lost: see generator_send). */
Value generator_next(Vm *vm, Value generator, Value sent);
/* True: it yielded *result; false: it returned *result. */
bool generator_send(Vm *vm, Value generator, Value sent, Value *result);
/* Raises exception where the generator is suspended; then as generator_send. A finished one
 * raises it at once. */
bool generator_throw(Vm *vm, Value generator, Value exception, Value *result);

#endif

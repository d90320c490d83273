/* SPDX-License-Identifier: MIT */
/* Generators as built-ins use them. All run Python code in a nested VM entry and may raise. */
#ifndef TERRARIUM_VM_GENERATOR_H
#define TERRARIUM_VM_GENERATOR_H

#include "object/object.h"

/* A generator or a coroutine. */
static inline bool generator_is(Value v) {
    return value_is_kind(v, KIND_GENERATOR) || value_is_kind(v, KIND_COROUTINE);
}
/* The exception that throw(type), throw(type, value) or throw(value) means: the old signature of
 * three kinds. a: self first. */
Value generator_thrown(Vm *vm, const Value *a, int n);
/* What send() and throw() return: the value yielded, or StopIteration(result) raised. */
Value generator_answer(Vm *vm, bool yielded, Value result);
/* True: it yielded *result; false: it returned *result. `sealed`: with the C segment sealed
 * (vm/vm.h) meanwhile. */
bool generator_send(Vm *vm, Value generator, Value sent, Value *result, bool sealed);
/* Raises exception where the generator is suspended; then as generator_send. A finished one
 * raises it at once. */
bool generator_throw(Vm *vm, Value generator, Value exception, Value *result);

#endif

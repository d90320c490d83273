/* SPDX-License-Identifier: MIT */
/* Exceptions: making them and reading them. All of them, those of user-defined classes too, are
 * EXCEPTION objects (object/layout.h). What CPython keeps in fields of its own
 * (StopIteration.value, OSError.errno, SyntaxError.lineno ...) is read from args unless it was
 * set: then it lies in the `attributes` DICT.
 *
 * exception_no_memory and the other constants lie in flash, for when nothing can be allocated:
 * whoever writes into an exception asks exception_writable() first. */
#ifndef TERRARIUM_OBJECT_EXCEPTION_H
#define TERRARIUM_OBJECT_EXCEPTION_H

#include "object/object.h"

/* A new exception of a built-in or user-defined class. args: a TUPLE, or absent for (). Does not
 * call __init__. May allocate. */
Value exception_new(Vm *vm, Value cls, Value args);
/* The same with the arguments of a call, a[0], a[-1] ... a[1 - n]: what cls(...) does before
 * __init__. */
Value exception_from_arguments(Vm *vm, Value cls, const Value *a, int n);
/* type(message), message any value. May allocate. */
Value exception_new_text(Vm *vm, const Type *type, Value message);
/* MemoryError("memory allocation failed, allocating N bytes"), whose text is made when somebody
 * asks for its args and takes no memory until then. May allocate. */
Value exception_new_memory(Vm *vm, size_t bytes);
/* Gives a new MemoryError that text, if there is room for it. May allocate; does not raise. */
void exception_set_memory(Vm *vm, Value exception, size_t bytes);
/* What a missing attribute or variable raises: its fields are the name and the object, None for a
 * variable. The text is made like that of a MemoryError, unless there is one. May allocate. */
Value exception_new_missing(Vm *vm, const Type *type, Value text, Value name, Value object);
/* SyntaxError and below. line and column count from 1; text: the source line, or absent. */
Value exception_new_syntax(Vm *vm, const Type *type, Value message, Value file, int line,
                           int column, Value text);

/* The arguments: how many, and which. They take a tuple only when asked for it, or if they are not
 * just one. exception_args() may allocate. */
size_t exception_argument_count(Value v);
Value exception_argument(Value v, size_t index);
Value exception_args(Vm *vm, Value v);

static inline bool exception_is(Value v) {
    return value_is_kind(v, KIND_EXCEPTION);
}
/* isinstance(v, type) of an exception. */
bool exception_matches(Value v, const Type *type);
static inline bool exception_writable(const Vm *vm, Value v) {
    return heap_contains(&vm->heap, value_to_object(v));
}
/* An exception, or absent. */
Value exception_context(Value v);
/* What it was raised from: an exception, None (`from None`), or absent. */
Value exception_cause(Value v);
/* These forget what is set in a constant. A cause may allocate. */
void exception_set_context(Vm *vm, Value v, Value context);
void exception_set_cause(Vm *vm, Value v, Value cause);
/* An attribute as the class of v defines it (args, errno, value, lineno ...), set or computed;
 * absent when it has none of that name. Never allocates nor raises. */
Value exception_field(Value v, Value name);

/* Sets such an attribute of a writable exception. May allocate. */
void exception_set_field(Vm *vm, Value v, Value name, Value value);

/* MemoryError(), raised when there is not even room to say more. */
extern const Exception exception_no_memory;
/* MemoryError("memory allocation failed, heap is locked") */
extern const Exception exception_locked;
/* RecursionError("maximum recursion depth exceeded") */
extern const Exception exception_too_deep;

#endif

/* SPDX-License-Identifier: MIT */
/* Making instances and classes from built-ins. */
#ifndef TERRARIUM_VM_CLASS_H
#define TERRARIUM_VM_CLASS_H

#include "object/object.h"

/* Is it a class, of Python or written in C? */
static inline bool class_is(Value v) {
    return value_is_kind(v, KIND_CLASS) || value_is_kind(v, KIND_TYPE);
}
/* The CLASS_ flags; none of a type written in C. */
static inline intptr_t class_flags(Value cls) {
    return value_is_kind(cls, KIND_CLASS) ? value_to_int(AS(Class, cls)->flags) : 0;
}
/* How many of the slots, the first ones, are not in __dict__. */
static inline size_t class_kept_slots(Value cls) {
    return (size_t)class_flags(cls) >> CLASS_KEPT_SHIFT;
}

/* A new instance of a Class with empty slots, without __init__; object.__new__. May raise. */
Value class_new_instance(Vm *vm, Value cls);
/* The same for a class derived from a built-in type: list.__new__ and the like. */
Value class_wrap_native(Vm *vm, Value cls, Value native);
/* What a built-in type's __new__(cls, ...) made, as an instance of cls. */
Value class_wrap_made(Vm *vm, Value cls, Value made);

/* The most derived of this metaclass and those of the bases; TypeError, in CPython's words, if
 * there is none. */
Value class_metaclass(Vm *vm, Value metaclass, Value bases);
/* metaclass(name, bases, namespace, **keywords); keywords is a dict or absent. */
Value class_call(Vm *vm, Value metaclass, Value name, Value bases, Value namespace, Value keywords);

/* After a change of what a class inherits: what it and its derived classes know of it. Allocates
 * nothing. */
void class_update_flags(Vm *vm, Value cls);
/* Do instances have the same slots outside of __dict__ by the ones and the other bases? */
bool class_same_base_slots(Vm *vm, Value some, Value others);

#endif

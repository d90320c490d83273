/* SPDX-License-Identifier: MIT */
/* Where an instance keeps its attributes. Exceptions hold theirs alike, in a dict alone. */
#ifndef TERRARIUM_VM_INSTANCE_H
#define TERRARIUM_VM_INSTANCE_H

#include "object/object.h"

/* Is it an instance with slots? Not so: exceptions, and instances of types written in C. */
static inline bool instance_has_slots(Value v) {
    return (value_is_kind(v, KIND_INSTANCE) || value_is_kind(v, KIND_EXTENDED)) &&
           value_is_kind(AS(Instance, v)->cls, KIND_CLASS);
}
/* Instances have a __dict__, unless all of their slots are declared by __slots__. */
bool instance_has_dict(Value v);
/* The slot of name in instances of cls, or -1. */
int instance_slot_of(Value cls, Value name);
/* How many slots of the instance hold attributes themselves: fewer than its class has names, if it
 * is older than a name, or has a dict. */
size_t instance_plain_slots(Value v);
/* The attribute of v, of class cls, or absent. */
Value instance_attribute(Value v, Value cls, Value name);
/* The same, __dict__ included, for which it allocates. */
Value instance_own(Vm *vm, Value v, Value name);
/* The dict that holds the instance's or exception's attributes from now on (vars(), __dict__):
 * changing it changes the instance. */
Value instance_dict(Vm *vm, Value v);
/* From now on the instance's attributes are the entries of the dict. */
void instance_set_dict(Vm *vm, Value v, Value dict);
/* A new dict with the names of the instance's own attributes, for dir(). */
Value instance_names(Vm *vm, Value v);
/* v.name = value and del v.name, where v has slots. Raise AttributeError; may allocate. */
void instance_set(Vm *vm, Value v, Value name, Value value);
void instance_delete(Vm *vm, Value v, Value name);
/* v.__class__ = cls; TypeError, in CPython's words, if v's layout is another. */
void instance_set_class(Vm *vm, Value v, Value cls);

#endif

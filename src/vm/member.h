/* SPDX-License-Identifier: MIT */
/* Descriptors of what instances hold. */
#ifndef TERRARIUM_VM_MEMBER_H
#define TERRARIUM_VM_MEMBER_H

#include "object/object.h"

static inline bool member_is(Value v) {
    return value_is_kind(v, KIND_MEMBER) || value_is_kind(v, KIND_GETSET);
}
/* The descriptor of a slot that __slots__ names, of __dict__ or of __weakref__, that the class or
 * one of its bases has; absent if there is none. Allocates. */
Value member_lookup(Vm *vm, Value cls, Value name);
/* What the descriptor has of v. TypeError for an object of another class, AttributeError for an
 * empty slot. */
Value member_get(Vm *vm, Value self, Value v);

#endif

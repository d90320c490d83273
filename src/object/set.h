/* SPDX-License-Identifier: MIT */
/* What the machine needs of set beyond its storage (object/table.h). */
#ifndef TERRARIUM_OBJECT_SET_H
#define TERRARIUM_OBJECT_SET_H

#include "object/table.h"

/* Adds one item; TypeError if it is unhashable. */
void set_insert(Vm *vm, Value set, Value item);
/* Adds all items of any iterable. Runs its code. */
void set_extend(Vm *vm, Value set, Value iterable);
/* A new SET or FROZENSET of the items of any iterable. */
Value set_from(Vm *vm, Kind kind, Value iterable);

/* Its repr, with the name of a class around the braces unless that is absent. */
void set_write_as(Vm *vm, Writer *out, Value self, Value name);

/* A native set or frozenset; not an instance of a derived class. */
static inline bool set_is(Value v) {
    return value_is_kind(v, KIND_SET) || value_is_kind(v, KIND_FROZENSET);
}

#endif

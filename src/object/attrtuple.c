/* SPDX-License-Identifier: MIT */
/* An attrtuple is an INSTANCE that holds a tuple and the tuple of its names: whatever it is asked
 * as a sequence it asks the tuple. */
#include "object/attrtuple.h"

#include "builtins.h"
#include "object/tuple.h"

/* The fields. NAMED: True or False. */
enum { NAMES, ITEMS, NAMED, FIELDS };

/* One of the three slots. */
static Value field(Value self, int which) {
    return AS(Instance, self)->slots[which];
}

Value attrtuple_new(Vm *vm, Value names, Value items, bool named) {
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + FIELDS);
    self->cls = value_object(&type_attrtuple);
    self->slots[NAMES] = names;
    self->slots[ITEMS] = items;
    self->slots[NAMED] = value_bool(named);
    return value_object(self);
}

/* (name=value, ...), or as the plain tuple. */
void attrtuple_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)repr;
    if (value_same(field(self, NAMED), FALSE)) {
        object_write(vm, out, field(self, ITEMS), true);
        return;
    }
    for (size_t i = 0; i < tuple_length(AS(Tuple, field(self, NAMES))); i++) {
        writer_format(out, "%s%v=%r", i == 0 ? "(" : ", ", tuple_items(field(self, NAMES))[i],
                      tuple_items(field(self, ITEMS))[i]);
    }
    writer_text(out, ")");
}

/* The tuple inside, if there is one. */
static Value open(Value v) {
    bool known = value_same(object_type(v), value_object(&type_attrtuple));
    return known ? field(v, ITEMS) : v;
}

intptr_t attrtuple_hash(Vm *vm, Value self) {
    return object_hash(vm, field(self, ITEMS));
}

/* As a tuple: an attrtuple equals a tuple of the same items, and hashes like it. */
Value attrtuple_compare(Vm *vm, enum Compare op, Value left, Value right) {
    return object_compare(vm, op, open(left), open(right));
}

intptr_t attrtuple_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)tuple_length(AS(Tuple, field(self, ITEMS)));
}

Value attrtuple_getitem(Vm *vm, Value self, Value key) {
    return object_getitem(vm, field(self, ITEMS), key);
}

Value attrtuple_iter(Vm *vm, Value self) {
    return object_iter(vm, field(self, ITEMS));
}

/* By name; names are interned, so they are compared by identity. */
Value attrtuple_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    for (size_t i = 0; i < tuple_length(AS(Tuple, field(self, NAMES))); i++) {
        if (value_same(tuple_items(field(self, NAMES))[i], name)) {
            return tuple_items(field(self, ITEMS))[i];
        }
    }
    return ABSENT;
}

/* SPDX-License-Identifier: MIT */
/* An attrtuple is an INSTANCE that holds a tuple and the tuple of its names. The slots of tuple
 * serve it with what is inside (TYPE_WRAPS); names are all that it adds. */
#include "object/attrtuple.h"

#include "builtins.h"
#include "object/tuple.h"

/* The fields. ITEMS comes first: object_unwrap() looks there. */
enum { ITEMS, NAMES, FURTHER, FIELDS };

/* One of the three slots. */
static Value field(Value self, int which) {
    return AS(Instance, self)->slots[which];
}

Value attrtuple_new(Vm *vm, const Type *type, Value names, Value items, Value further) {
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + FIELDS);
    self->cls = value_object(type);
    self->slots[ITEMS] = items;
    self->slots[NAMES] = names;
    self->slots[FURTHER] = further;
    return value_object(self);
}

/* As the plain tuple. */
void attrtuple_write(Vm *vm, Writer *out, Value self, bool repr) {
    tuple_write(vm, out, field(self, ITEMS), repr);
}

/* (name=value, ...), as MicroPython shows os.uname(). */
void attrtuple_write_named(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm;
    (void)repr;
    for (size_t i = 0; i < tuple_length(AS(Tuple, field(self, ITEMS))); i++) {
        writer_format(out, "%s%v=%r", i == 0 ? "(" : ", ", tuple_items(field(self, NAMES))[i],
                      tuple_items(field(self, ITEMS))[i]);
    }
    writer_text(out, ")");
}

/* By name; names are interned, so they are compared by identity. */
Value attrtuple_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    size_t n = tuple_length(AS(Tuple, field(self, ITEMS)));
    for (size_t i = 0; i < tuple_length(AS(Tuple, field(self, NAMES))); i++) {
        if (value_same(tuple_items(field(self, NAMES))[i], name)) {
            return i < n ? tuple_items(field(self, ITEMS))[i] : field(self, FURTHER);
        }
    }
    return ABSENT;
}

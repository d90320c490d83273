/* SPDX-License-Identifier: MIT */
/* types.GenericAlias: list[int], which is the class with what stood in brackets. Calling it, asking
 * for attributes and deriving from it mean the class; nothing is ever checked against the rest. */
#include "object/generic.h"

#include "builtins.h"
#include "object/tuple.h"
#include "object/union.h"

enum { ORIGIN, ARGUMENTS, SLOTS };

/* NULL if it is none. */
static Instance *alias_of(Value v) {
    v = object_unwrap(v);
    bool alias = value_is_kind(v, KIND_INSTANCE) &&
                 value_same(AS(Instance, v)->cls, value_object(&type_GenericAlias));
    return alias ? AS(Instance, v) : NULL;
}

Value generic_origin(Value v) {
    const Instance *alias = alias_of(v);
    return alias ? alias->slots[ORIGIN] : ABSENT;
}

static Value make(Vm *vm, Value origin, Value arguments) {
    if (!value_is_kind(arguments, KIND_TUPLE)) {
        arguments = tuple_from_array(vm, &arguments, 1);
    }
    Instance *made = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    made->cls = value_object(&type_GenericAlias);
    made->slots[ORIGIN] = origin;
    made->slots[ARGUMENTS] = arguments;
    return value_object(made);
}

Value generic_make(Vm *vm, Value *a, int n) {
    (void)n;
    return make(vm, arg(a, 1), arg(a, 2));
}

/* The __class_getitem__ of built-in types. */
Value generic_class_getitem(Vm *vm, Value *a, int n) {
    (void)n;
    return make(vm, arg(a, 0), arg(a, 1));
}

void generic_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    union_write_type(w, alias_of(self)->slots[ORIGIN]);
    writer_text(w, "[");
    size_t n = tuple_length(AS(Tuple, alias_of(self)->slots[ARGUMENTS]));
    for (size_t i = 0; i < n; i++) {
        Value argument = tuple_items(alias_of(self)->slots[ARGUMENTS])[i];
        writer_text(w, i > 0 ? ", " : "");
        if (value_same(argument, ELLIPSIS)) {
            writer_text(w, "...");
        } else {
            union_write_type(w, argument);
        }
    }
    writer_text(w, n ? "]" : "()]");
}

Value generic_compare(Vm *vm, enum Compare op, Value left, Value right) {
    const Instance *a = alias_of(left), *b = alias_of(right);
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !a || !b) {
        return ABSENT;
    }
    bool same = value_same(a->slots[ORIGIN], b->slots[ORIGIN]) &&
                object_equal(vm, a->slots[ARGUMENTS], b->slots[ARGUMENTS]);
    return value_bool(same == (op == COMPARE_EQ));
}

intptr_t generic_hash(Vm *vm, Value self) {
    intptr_t origin = object_hash(vm, alias_of(self)->slots[ORIGIN]);
    return origin ^ object_hash(vm, alias_of(self)->slots[ARGUMENTS]);
}

/* What the alias has not is the class's, but for what says what it is itself. */
Value generic_getattr(Vm *vm, Value self, Value name) {
    if (value_same(name, NAME(__args__))) {
        return alias_of(self)->slots[ARGUMENTS];
    }
    if (value_same(name, NAME(__origin__))) {
        return alias_of(self)->slots[ORIGIN];
    }
    if (value_same(name, NAME(__parameters__))) {
        return value_object(&empty_tuple);
    }
    if (value_same(name, NAME(__class__)) ||
        !value_absent(object_lookup(vm, value_object(&type_GenericAlias), name))) {
        return ABSENT;
    }
    return object_getattr_or_absent(vm, alias_of(self)->slots[ORIGIN], name);
}

/* What is in a second pair of brackets is not kept. */
Value generic_getitem(Vm *vm, Value self, Value key) {
    (void)vm, (void)key;
    return self;
}

Value generic_mro_entries(Vm *vm, Value *a, int n) {
    (void)n;
    Value origin = alias_of(arg(a, 0))->slots[ORIGIN];
    return tuple_from_array(vm, &origin, 1);
}

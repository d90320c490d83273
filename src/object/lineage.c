/* SPDX-License-Identifier: MIT */
/* Ancestors of classes and types: lineage.h. */
#include "object/lineage.h"

#include "object/list.h"
#include "object/object.h"
#include "object/protocol.h"
#include "object/tuple.h"

Value lineage_item(Value cls, size_t i) {
    while (!value_is_kind(cls, KIND_TUPLE)) {
        Value next = AS(Class, cls)->mro; /* a Type has it at the same place */
        if (!value_is_kind(next, KIND_TUPLE) && i-- == 0) {
            return cls;
        }
        cls = next;
    }
    return i < tuple_length(AS(Tuple, cls)) ? tuple_items(cls)[i] : ABSENT;
}

/* Those of a type's MRO, or what of them is base of no other. */
static Value collect(Vm *vm, Value type, bool all) {
    Value found = list_new(vm, 1), next;
    for (size_t i = all ? 0 : 1; !value_absent(next = lineage_item(type, i)); i++) {
        bool wanted = true;
        for (size_t k = 0; !all && k < list_length(found); k++) {
            wanted = wanted && !object_is_subclass(list_items(found)[k], next);
        }
        if (wanted) {
            list_append(vm, found, next);
        }
    }
    return tuple_take(vm, found);
}

Value lineage_mro(Vm *vm, Value cls) {
    return value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->mro : collect(vm, cls, true);
}

Value lineage_bases(Vm *vm, Value cls) {
    return value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->bases : collect(vm, cls, false);
}

Value lineage_module(Value cls) {
    return value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->module
                                          : (Value){(uintptr_t)&names_base[AS(Type, cls)->module]};
}

/* SPDX-License-Identifier: MIT */
/* What stands in annotations: unions (int | None), type variables, and the aliases that `type X =
 * ...` makes. They are instances of types in flash, with fields in their slots. isinstance() takes
 * unions; nothing is ever checked against a type variable. */
#include "object/union.h"

#include "builtins.h"
#include "object/generic.h"
#include "object/lineage.h"
#include "object/list.h"
#include "object/tuple.h"
#include "object/writer.h"

/* Slots: of a union its types, of the others the name, the function that evaluates the alias, and
 * what that has given. */
enum { TYPES = 0, NAME_SLOT = 0, THUNK, VALUE, SLOTS };

/* The types here are final, so their instances have them as class. */
static bool is_instance_of(Value v, const Type *type) {
    return value_is_kind(v, KIND_INSTANCE) && AS(Instance, v)->cls.bits == (uintptr_t)type;
}

Value union_members(Value v) {
    return is_instance_of(v, &type_UnionType) ? AS(Instance, v)->slots[TYPES] : v;
}

/* Adds the types that v stands for; false if it is none. */
static bool add_members(Vm *vm, Value list, Value v) {
    Value members = union_members(v);
    if (value_is_none(members)) {
        members = value_object(&type_NoneType);
    }
    bool one = value_is_kind(members, KIND_CLASS) || value_is_kind(members, KIND_TYPE) ||
               !value_absent(generic_origin(v)) || is_instance_of(v, &type_TypeVar) ||
               is_instance_of(v, &type_TypeAliasType);
    if (!one && !value_is_kind(members, KIND_TUPLE)) {
        return false;
    }
    if (one) {
        members = tuple_from_array(vm, &members, 1);
    } else if (!is_instance_of(v, &type_UnionType)) {
        return false;
    }
    for (size_t i = 0; i < tuple_length(AS(Tuple, members)); i++) {
        Value member = tuple_items(members)[i];
        size_t n = list_length(list), at = 0;
        while (at < n && !object_equal(vm, list_items(list)[at], member)) {
            at++;
        }
        if (at == n) {
            list_append(vm, list, member);
        }
    }
    return true;
}

/* left | right, of which one is a type */
Value union_binary(Vm *vm, enum Binary op, Value left, Value right) {
    Value types = list_new(vm, 2);
    if (op != BINARY_OR || !add_members(vm, types, left) || !add_members(vm, types, right)) {
        return ABSENT;
    }
    if (list_length(types) == 1) {
        return list_items(types)[0];
    }
    Value members = tuple_take(vm, types);
    Instance *made = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + 1);
    made->cls = value_object(&type_UnionType);
    made->slots[TYPES] = members;
    return value_object(made);
}

void union_write_type(Writer *w, Value v) {
    bool type = value_is_kind(v, KIND_TYPE);
    if (type && value_same(lineage_module(v), NAME(builtins))) {
        writer_str(w, AS(Type, v)->name);
    } else if (type || value_is_kind(v, KIND_CLASS)) {
        writer_format(w, "%v.%v", lineage_module(v),
                      type ? AS(Type, v)->name : AS(Class, v)->qualname);
    } else {
        writer_format(w, "%r", v);
    }
}

/* As it is written in a program: int | None. */
void union_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    Value members = AS(Instance, self)->slots[TYPES];
    for (size_t i = 0; i < tuple_length(AS(Tuple, members)); i++) {
        writer_text(w, i > 0 ? " | " : "");
        Value member = tuple_items(AS(Instance, self)->slots[TYPES])[i];
        union_write_type(w, value_same(member, value_object(&type_NoneType)) ? NONE : member);
    }
}

/* Is every type of a among those of b? Members are few, and no set of them is kept. */
static bool has_all(Vm *vm, const Tuple *a, const Tuple *b) {
    for (size_t i = 0; i < tuple_length(a); i++) {
        size_t j = 0;
        while (j < tuple_length(b) && !object_equal(vm, a->items[i], b->items[j])) {
            j++;
        }
        if (j == tuple_length(b)) {
            return false;
        }
    }
    return true;
}

/* The order does not count. */
Value union_compare(Vm *vm, enum Compare op, Value left, Value right) {
    Value a = union_members(left), b = union_members(right);
    if ((op != COMPARE_EQ && op != COMPARE_NE) || value_same(a, left) || value_same(b, right) ||
        !value_is_kind(a, KIND_TUPLE) || !value_is_kind(b, KIND_TUPLE)) {
        return ABSENT;
    }
    bool same = has_all(vm, AS(Tuple, a), AS(Tuple, b)) && has_all(vm, AS(Tuple, b), AS(Tuple, a));
    return value_bool(same == (op == COMPARE_EQ));
}

/* Equal unions may name their types in another order: XOR does not care. Metaclasses may have a
 * __hash__, which is called. */
intptr_t union_hash(Vm *vm, Value self) {
    Value members = union_members(self);
    intptr_t hash = 0;
    for (size_t i = 0; value_is_kind(members, KIND_TUPLE) && i < tuple_length(AS(Tuple, members));
         i++) {
        hash ^= object_hash(vm, tuple_items(members)[i]);
    }
    return hash;
}

Value union_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    return value_same(name, NAME(__args__)) ? union_members(self) : ABSENT;
}

/* ---- type variables and aliases ---- */

Value union_make_variable(Vm *vm, Value *a, int n) {
    return union_make_alias(vm, a, n);
}

/* TypeAliasType(name, function), TypeVar(name): both have the same slots; a variable has no
 * function. a: the class first. */
Value union_make_alias(Vm *vm, Value *a, int n) {
    Instance *made = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + SLOTS);
    made->cls = arg(a, 0);
    made->slots[NAME_SLOT] = arg(a, 1);
    made->slots[THUNK] = arg_or_absent(a, n, 2);
    return value_object(made);
}

void union_write_name(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_format(w, "%v", AS(Instance, self)->slots[NAME_SLOT]);
}

/* __value__ is evaluated when it is asked for, once: so an alias can name what is defined later, or
 * itself. That calls the lambda; what it raises is raised, and it is tried again the next time. */
Value union_getattr_name(Vm *vm, Value self, Value name) {
    Instance *v = AS(Instance, self);
    if (value_same(name, NAME(__name__))) {
        return v->slots[NAME_SLOT];
    }
    if (value_same(name, NAME(__type_params__))) {
        return value_object(&empty_tuple);
    }
    if (!value_same(name, NAME(__value__)) || value_absent(v->slots[THUNK])) {
        return ABSENT;
    }
    if (value_absent(v->slots[VALUE])) {
        Value value = vm_call0(vm, v->slots[THUNK]);
        AS(Instance, self)->slots[VALUE] = value;
    }
    return AS(Instance, self)->slots[VALUE];
}

/* Alias[int] is the alias: what is in brackets is not kept. */
Value union_getitem(Vm *vm, Value self, Value key) {
    (void)vm, (void)key;
    return self;
}

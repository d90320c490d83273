/* SPDX-License-Identifier: MIT */
/* What classes are derived from: the checks of a list of bases, the MRO that follows from them (C3,
 * or a metaclass's own mro()), and assignments to __bases__.
 *
 * A class whose bases change keeps its slots: those of its new bases that are not in instances'
 * __dict__ must be the old ones, and the others are only a matter of where attributes lie. */
#include "vm/bases.h"

#include "builtins.h"
#include "object/lineage.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/attribute.h"
#include "vm/class.h"

Value bases_native(Vm *vm, Value bases) {
    Value native = value_object(&type_object);
    for (size_t i = 0; i < tuple_length(AS(Tuple, bases)); i++) {
        Value base = tuple_items(bases)[i];
        if (!class_is(base)) {
            vm_raise_type(vm, "bases must be types");
        }
        if (value_is_kind(base, KIND_CLASS) && value_absent(AS(Class, base)->slots)) {
            vm_raise_type(vm, "Cannot extend an incomplete type '%v'", AS(Class, base)->name);
        }
        if (value_is_kind(base, KIND_TYPE) && (AS(Type, base)->flags & TYPE_FINAL)) {
            vm_raise_type(vm, "type '%v' is not an acceptable base type", AS(Type, base)->name);
        }
        for (size_t j = i + 1; j < tuple_length(AS(Tuple, bases)); j++) {
            if (value_same(base, tuple_items(bases)[j])) {
                vm_raise_type(vm, "duplicate base class %v", AS(Class, base)->name);
            }
        }
        Value other = AS(Class, base)->native;
        /* One of the two must be derived from the other: an instance has one native value. All
         * exceptions have the same form. */
        if (object_is_subclass(native, other) ||
            (AS(Type, native)->flags & AS(Type, other)->flags & TYPE_EXCEPTION &&
             !object_is_subclass(other, native))) {
            continue;
        }
        if (!object_is_subclass(other, native)) {
            vm_raise_type(vm, "multiple bases have instance lay-out conflict");
        }
        native = other;
    }
    return native;
}

/* ---- C3 ---- */

/* Does cls stand behind the head of any sequence? Then its turn has not come. */
static bool in_tail(Value sequences, const size_t *heads, Value cls) {
    for (size_t i = 0; i < tuple_length(AS(Tuple, sequences)); i++) {
        Value other = tuple_items(sequences)[i], next;
        for (size_t j = heads[i] + 1; !value_absent(next = lineage_item(other, j)); j++) {
            if (value_same(next, cls)) {
                return true;
            }
        }
    }
    return false;
}

enum { MAX_BASES = 15 };

/* Appends to the list what follows the class itself in its MRO: C3 (Barrett et al. 1996, as in
 * CPython's mro_implementation). The list gets longer, which allocates, so tuples are looked up
 * anew in each round. TypeError if there is no order. */
static void linearize(Vm *vm, Value bases, Value mro) {
    size_t n = tuple_length(AS(Tuple, bases)), heads[MAX_BASES + 1] = {0};
    if (n > MAX_BASES) {
        vm_raise_type(vm, "too many base classes");
    }
    /* What is merged: the MRO of each base, and the list of bases itself, which keeps their order.
     * heads[i] is how much of sequence i has been taken (lineage_item). */
    Value sequences = tuple_new(vm, n + 1);
    for (size_t i = 0; i < n; i++) {
        tuple_items(sequences)[i] = tuple_items(bases)[i];
    }
    tuple_items(sequences)[n] = bases;
    for (;;) {
        Value next = ABSENT;
        bool left = false;
        for (size_t i = 0; i <= n && value_absent(next); i++) {
            Value head = lineage_item(tuple_items(sequences)[i], heads[i]);
            if (!value_absent(head)) {
                left = true;
                next = in_tail(sequences, heads, head) ? ABSENT : head;
            }
        }
        if (!left) {
            return;
        }
        /* There are heads left, but each stands in a tail. */
        if (value_absent(next)) {
            StrBuilder names;
            str_build_begin(vm, &names, 32);
            for (size_t i = 0; i < n; i++) {
                writer_format(&names.writer, "%s%v", i ? ", " : "",
                              AS(Class, tuple_items(bases)[i])->name);
            }
            vm_raise_type(vm,
                          "Cannot create a consistent method resolution\norder (MRO) for bases %v",
                          str_build_end(&names));
        }
        list_append(vm, mro, next);
        for (size_t i = 0; i <= n; i++) {
            heads[i] += value_same(lineage_item(tuple_items(sequences)[i], heads[i]), next);
        }
    }
}

Value bases_mro(Vm *vm, Value cls) {
    Value mro = list_new(vm, 4);
    list_append(vm, mro, cls);
    linearize(vm, AS(Class, cls)->bases, mro);
    return tuple_take(vm, mro);
}

/* What a metaclass's own mro() says, checked. Runs Python code, which may see the class half made.
 * TypeError. */
static Value ask_mro(Vm *vm, Value cls, Value method) {
    Value mro = tuple_from(vm, vm_call_method(vm, method, &cls, 1));
    for (size_t i = 0; i < tuple_length(AS(Tuple, mro)); i++) {
        Value base = tuple_items(mro)[i];
        if (!class_is(base)) {
            vm_raise_type(vm, "mro() returned a non-class ('%t')", base);
        }
        if (!object_is_subclass(AS(Class, cls)->native, AS(Class, base)->native)) {
            vm_raise_type(vm, "mro() returned base with unsuitable layout ('%v')",
                          AS(Class, base)->name);
        }
    }
    return mro;
}

/* cls.mro() may use the class, and may change its bases: then its MRO has been found meanwhile. */
bool bases_linearize(Vm *vm, Value cls) {
    Value method = object_lookup(vm, AS(Class, cls)->metaclass, NAME(mro));
    Value old = AS(Class, cls)->mro, mro;
    if (value_is_kind(method, KIND_NATIVE)) {
        mro = bases_mro(vm, cls);
    } else {
        mro = ask_mro(vm, cls, method);
    }
    if (!value_same(AS(Class, cls)->mro, old)) {
        return false;
    }
    AS(Class, cls)->mro = mro;
    return true;
}

/* ---- assignments to __bases__ ---- */

typedef struct {
    Value cls;
    Value changed; /* list: class, its old MRO and its new one, of each class in turn */
} Change;

/* The MRO of cls and of all that is derived from it anew. */
static void update(Vm *vm, Value cls, Value changed) {
    vm_c_stack_check(vm);
    list_append(vm, changed, cls);
    list_append(vm, changed, AS(Class, cls)->mro);
    bool done = bases_linearize(vm, cls);
    list_append(vm, changed, done ? AS(Class, cls)->mro : NONE);
    Value derived = done ? root_type_subclasses(vm, &cls, 1) : ABSENT;
    for (size_t i = 0; done && i < list_length(derived); i++) {
        update(vm, list_items(derived)[i], changed);
    }
}

static void update_all(Vm *vm, void *context) {
    const Change *change = context;
    update(vm, change->cls, change->changed);
}

/* Gives back the MROs that are still those of the change, the last one first. */
static void restore(Value changed) {
    for (size_t i = list_length(changed) / 3; i-- > 0;) {
        const Value *row = list_items(changed) + 3 * i;
        if (value_same(AS(Class, row[0])->mro, row[2])) {
            AS(Class, row[0])->mro = row[1];
        }
    }
}

/* Is `base` derived from cls, even where a MRO is not up to date? */
static bool comes_from(Vm *vm, Value base, Value cls) {
    vm_c_stack_check(vm);
    bool found = value_same(base, cls), user = value_is_kind(base, KIND_CLASS);
    for (size_t i = 0; user && !found && i < tuple_length(AS(Tuple, AS(Class, base)->bases)); i++) {
        found = comes_from(vm, tuple_items(AS(Class, base)->bases)[i], cls);
    }
    return found;
}

static void check(Vm *vm, Value cls, Value bases) {
    Class *c = AS(Class, cls);
    if (value_absent(bases)) {
        vm_raise_type(vm, "cannot delete '__bases__' attribute of immutable type '%v'", c->name);
    }
    if (!value_is_kind(bases, KIND_TUPLE)) {
        vm_raise_type(vm, "can only assign tuple to %v.__bases__, not %t", c->name, bases);
    }
    if (tuple_length(AS(Tuple, bases)) == 0) {
        vm_raise_type(vm, "can only assign non-empty tuple to %v.__bases__, not ()", c->name);
    }
    for (size_t i = 0; i < tuple_length(AS(Tuple, bases)); i++) {
        Value base = tuple_items(bases)[i];
        if (!class_is(base)) {
            vm_raise_type(vm, "%v.__bases__ must be tuple of classes, not '%t'", c->name, base);
        }
        if (comes_from(vm, base, cls)) {
            vm_raise_type(vm, "a __bases__ item causes an inheritance cycle");
        }
    }
    if (!value_same(bases_native(vm, bases), AS(Class, cls)->native) ||
        !class_same_base_slots(vm, bases, AS(Class, cls)->bases)) {
        Value now = tuple_items(AS(Class, cls)->bases)[0];
        vm_raise_type(vm, "__bases__ assignment: '%v' object layout differs from '%v'",
                      AS(Class, tuple_items(bases)[0])->name, AS(Class, now)->name);
    }
}

void bases_change(Vm *vm, Value cls, Value bases) {
    check(vm, cls, bases);
    Value old = AS(Class, cls)->bases, exception;
    AS(Class, cls)->bases = bases;
    Change change = {cls, list_new(vm, 3)};
    bool done = vm_try(vm, update_all, &change, &exception);
    if (!done) {
        restore(change.changed);
        if (value_same(AS(Class, cls)->bases, bases)) { /* mro() may have changed them again */
            AS(Class, cls)->bases = old;
        }
    }
    vm_cache_clear(vm);
    class_update_flags(vm, cls);
    if (!done) {
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
}

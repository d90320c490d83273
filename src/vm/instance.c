/* SPDX-License-Identifier: MIT */
/* Where an instance keeps its attributes: in slots that its class names; the rest, or all of them
 * once somebody asked for __dict__, in a dict of its own (KIND_EXTENDED). No user code runs here:
 * descriptors and hooks have been asked before. */
#include "vm/instance.h"

#include <string.h>

#include "builtins.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/str.h"
#include "object/tuple.h"
#include "vm/class.h"

/* The slot of name in instances of cls, or -1. */
int instance_slot_of(Value cls, Value name) {
    Value slots = AS(Class, cls)->slots;
    if (value_absent(slots)) {
        return -1;
    }
    /* A linear search: classes have few slots, and the cache answers for those in use. */
    return (int)str_find(tuple_items(slots), tuple_length(AS(Tuple, slots)), name);
}

/* The DICT of attributes beyond the slots, absent if there is none. */
Value instance_extra(Value v) {
    Object *o = value_to_object(v);
    switch (object_kind(o)) {
    case KIND_EXTENDED: return object_values(o)[object_payload_words(o) - 1];
    case KIND_EXCEPTION: return ((Exception *)o)->attributes;
    default: return ABSENT;
    }
}

/* How many slots of the instance hold attributes themselves. */
size_t instance_plain_slots(Value v) {
    Object *o = value_to_object(v);
    size_t n = object_payload_words(o) - 1;
    return object_kind(o) == KIND_EXTENDED ? n - 1 : n;
}

/* The instance's own attribute, or absent. A slot may be there and empty, and an instance may have
 * fewer of them than its class has names. */
Value instance_attribute(Value v, Value cls, Value name) {
    if (instance_has_slots(v)) {
        int slot = instance_slot_of(cls, name);
        if (slot >= 0 && (size_t)slot < instance_plain_slots(v)) {
            Value value = AS(Instance, v)->slots[slot];
            if (!value_absent(value)) {
                return value;
            }
        }
    }
    Value extra = value_is_object(v) ? instance_extra(v) : ABSENT;
    return value_absent(extra) ? ABSENT : dict_get_str(extra, name);
}

/* ---- attributes as a dict ---- */

/* Instances have a __dict__, unless all of their slots are declared by __slots__. */
bool instance_has_dict(Value v) {
    return value_is_kind(v, KIND_EXCEPTION) ||
           (instance_has_slots(v) &&
            !(value_to_int(AS(Class, AS(Instance, v)->cls)->flags) & CLASS_CLOSED));
}

/* For dir(), and as the first step to a __dict__: a new dict of the instance's own attributes,
 * without those of the first slots. */
static Value copy_attributes(Vm *vm, Value v, size_t first) {
    Value dict = dict_new(vm);
    if (instance_has_slots(v)) {
        Value cls = AS(Instance, v)->cls;
        Value names = AS(Class, cls)->slots;
        size_t n = instance_plain_slots(v);
        for (size_t i = first; i < n && i < tuple_length(AS(Tuple, names)); i++) {
            Value value = AS(Instance, v)->slots[i], name = tuple_items(names)[i];
            if (!value_absent(value) && value_is_kind(name, KIND_STR)) {
                dict_set(vm, dict, name, value);
            }
        }
    }
    Value extra = instance_extra(v);
    if (!value_absent(extra)) {
        dict_update(vm, dict, extra);
    }
    return dict;
}

Value instance_names(Vm *vm, Value v) {
    return copy_attributes(vm, v, 0);
}

/* The words of its slots are given back. There is at least one slot that is not kept
 * (instance_new). */
void instance_set_dict(Vm *vm, Value v, Value dict) {
    if (value_is_kind(v, KIND_EXCEPTION)) {
        if (exception_writable(vm, v)) {
            AS(Exception, v)->attributes = dict;
        }
        return;
    }
    size_t kept = class_kept_slots(AS(Instance, v)->cls);
    AS(Instance, v)->slots[kept] = dict;
    heap_shrink(vm, value_to_object(v), WORDS_OF(Instance) + kept + 1);
    object_set_kind(value_to_object(v), KIND_EXTENDED); /* the cache is not asked for it any more */
}

Value instance_dict(Vm *vm, Value v) {
    Value dict = instance_extra(v);
    size_t kept = value_is_kind(v, KIND_EXCEPTION) ? 0 : class_kept_slots(AS(Instance, v)->cls);
    bool whole = value_is_kind(v, KIND_EXCEPTION) || instance_plain_slots(v) == kept;
    if (value_absent(dict) || !whole) {
        dict = copy_attributes(vm, v, kept);
        instance_set_dict(vm, v, dict);
    }
    return dict;
}

Value instance_own(Vm *vm, Value v, Value name) {
    return value_same(name, NAME(__dict__)) ? instance_dict(vm, v)
                                            : instance_attribute(v, object_type(v), name);
}

/* ---- writing ---- */

/* Gives the instance room for an attribute without a slot: its last slot becomes a DICT. */
static Value extend(Vm *vm, Value v) {
    if (value_is_kind(v, KIND_EXTENDED)) {
        return instance_extra(v);
    }
    Value dict = dict_new(vm);
    Value cls = AS(Instance, v)->cls;
    /* The last slot gives way; what it held becomes the first attribute in the dict. An instance
     * that may need this always has a slot (instance_new's spare). */
    size_t last = instance_plain_slots(v) - 1;
    Value old = AS(Instance, v)->slots[last];
    Value slots = AS(Class, cls)->slots;
    if (!value_absent(old)) {
        dict_set(vm, dict, tuple_items(slots)[last], old);
    }
    AS(Instance, v)->slots[last] = dict;
    object_set_kind(value_to_object(v), KIND_EXTENDED); /* the cache is not asked for it any more */
    return dict;
}

/* More names than this, assigned from outside of the class, go into a dict of the instance: every
 * new instance pays for each slot. */
enum { CLASS_MAX_SLOTS = 32 };

/* A new slot of the class, the last one; returns its number. */
static int add_slot(Vm *vm, Value cls, Value name) {
    size_t n = tuple_length(AS(Tuple, AS(Class, cls)->slots));
    Value slots = tuple_new(vm, n + 1);
    memcpy(tuple_items(slots), tuple_items(AS(Class, cls)->slots), n * sizeof(Value));
    tuple_items(slots)[n] = name;
    AS(Class, cls)->slots = slots;
    return (int)n;
}

/* v has no such attribute, nor room for one; what its class has cannot be changed by way of v. */
static _Noreturn void raise_closed(Vm *vm, Value v, Value name) {
    Value cls = object_type(v);
    if ((value_to_int(AS(Class, cls)->flags) & CLASS_CLOSED) &&
        !value_absent(object_lookup(vm, cls, name))) {
        vm_raise_format(vm, &type_AttributeError, "'%t' object attribute '%v' is read-only", v,
                        name);
    }
    vm_raise_attribute(vm, v, name);
}

/* Stores an attribute of the instance: into its slot; else into a new slot of the class, which
 * older instances may be too short for; else into its dict. Raises AttributeError if the class is
 * closed. May allocate. */
void instance_set(Vm *vm, Value v, Value name, Value value) {
    Value cls = AS(Instance, v)->cls;
    int slot = instance_slot_of(cls, name);
    if (slot < 0 && !(value_to_int(AS(Class, cls)->flags) & CLASS_CLOSED) &&
        tuple_length(AS(Tuple, AS(Class, cls)->slots)) < CLASS_MAX_SLOTS) {
        slot = add_slot(vm, cls, name);
        vm_cache_clear(vm);
    }
    if (slot >= 0 && (size_t)slot < instance_plain_slots(v)) {
        AS(Instance, v)->slots[slot] = value;
        return;
    }
    if (value_to_int(AS(Class, cls)->flags) & CLASS_CLOSED) {
        raise_closed(vm, v, name);
    }
    dict_set(vm, extend(vm, v), name, value);
}

/* An emptied slot stays: the place of the others is the class's business. */
void instance_delete(Vm *vm, Value v, Value name) {
    Value cls = AS(Instance, v)->cls;
    int slot = instance_slot_of(cls, name);
    if (slot >= 0 && (size_t)slot < instance_plain_slots(v) &&
        !value_absent(AS(Instance, v)->slots[slot])) {
        AS(Instance, v)->slots[slot] = ABSENT;
        return;
    }
    Value extra = instance_extra(v);
    if (value_absent(extra) || !dict_delete(vm, extra, name)) {
        raise_closed(vm, v, name);
    }
}

/* Can an instance of one class be one of the other by no more than that? Its attributes are in a
 * dict then; what else it holds must be the same. */
static bool same_layout(Value one, Value other) {
    const Class *a = AS(Class, one), *b = AS(Class, other);
    intptr_t fixed = -(1 << CLASS_KEPT_SHIFT) | CLASS_CLOSED,
             flags = value_to_int(a->flags) & fixed;
    size_t kept = (size_t)flags >> CLASS_KEPT_SHIFT;
    return value_same(a->native, b->native) && flags == (value_to_int(b->flags) & fixed) &&
           !(flags & CLASS_CLOSED) &&
           (kept == 0 ||
            memcmp(tuple_items(a->slots), tuple_items(b->slots), kept * sizeof(Value)) == 0);
}

/* v.__class__ = cls */
void instance_set_class(Vm *vm, Value v, Value cls) {
    if (!value_is_kind(cls, KIND_CLASS) && !value_is_kind(cls, KIND_TYPE)) {
        vm_raise_type(vm, "__class__ must be set to a class, not '%t' object", cls);
    }
    if (!value_is_kind(cls, KIND_CLASS) || !value_is_kind(object_type(v), KIND_CLASS)) {
        vm_raise_type(vm, "__class__ assignment only supported for mutable types or ModuleType "
                          "subclasses");
    }
    if (!same_layout(AS(Instance, v)->cls, cls)) {
        vm_raise_type(vm, "__class__ assignment: '%v' object layout differs from '%v'",
                      AS(Class, cls)->name, AS(Class, AS(Instance, v)->cls)->name);
    }
    (void)instance_dict(vm, v);
    AS(Instance, v)->cls = cls;
}

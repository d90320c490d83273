/* SPDX-License-Identifier: MIT */
/* Writing and deleting attributes: hooks, data descriptors, then what the object itself holds. */
#include "vm/attribute.h"

#include "builtins.h"
#include "object/dict.h"
#include "object/exception.h"
#include "vm/descriptor.h"
#include "vm/frame.h"
#include "vm/instance.h"
#include "vm/member.h"

/* Writes where no user code decides; value absent: deletes. Raises AttributeError, for built-in
 * types TypeError, as CPython. */
void attribute_set_own(Vm *vm, Value v, Value name, Value value) {
    if (value_same(name, NAME(__dict__)) && instance_has_dict(v)) {
        if (object_native_type(v) == &type_module) {
            vm_raise_format(vm, &type_AttributeError, "readonly attribute");
        }
        if (value_absent(value)) { /* a new one takes its place */
            value = dict_new(vm);
        }
        Value dict = object_unwrap(value);
        if (!value_is_kind(dict, KIND_DICT)) {
            vm_raise_type(vm, "__dict__ must be set to a dictionary, not a '%t'", value);
        }
        instance_set_dict(vm, v, dict);
        return;
    }
    if (value_same(name, NAME(__class__)) && value_absent(value)) {
        vm_raise_type(vm, "can't delete __class__ attribute");
    }
    if (value_same(name, NAME(__class__)) && value_kind(v) != KIND_MODULE &&
        value_kind(v) != KIND_CLASS) {
        instance_set_class(vm, v, value);
        return;
    }
    if (instance_has_slots(v)) {
        if (value_absent(value)) {
            instance_delete(vm, v, name);
        } else {
            instance_set(vm, v, name, value);
        }
        return;
    }
    const TypeSlots *slots = object_native_type(v)->slots;
    if (slots->setattr && slots->setattr(vm, v, name, value)) {
        return;
    }
    switch (value_kind(v)) {
    case KIND_CLASS: {
        class_set_attribute(vm, v, name, value);
        return;
    }
    case KIND_EXCEPTION: {
        Value dict = instance_dict(vm, v);
        if (!value_absent(value)) {
            dict_set(vm, dict, name, value);
            return;
        }
        if (dict_delete(vm, dict, name)) {
            return;
        }
        break;
    }
    case KIND_MODULE:
        if (module_set_attribute(vm, v, name, value)) {
            return;
        }
        break;
    case KIND_TYPE:
        vm_raise_type(vm, "cannot set '%v' attribute of immutable type '%v'", name,
                      AS(Type, v)->name);
    default: break;
    }
    vm_raise_attribute(vm, v, name);
}

/* What a write to v.name (value absent: a deletion) must call, or absent. For a property the
 * function, to be called with v and *descriptor absent; else the class's __set__ or __delete__, to
 * be called with *descriptor first. AttributeError for a property without that function, and for a
 * descriptor that has only the other one. */
static Value setter_of(Vm *vm, Value v, Value name, Value value, Value *descriptor) {
    Value found = object_lookup(vm, object_type(v), name);
    *descriptor = ABSENT;
    Value wanted = value_absent(value) ? NAME(__delete__) : NAME(__set__);
    Value property = descriptor_as_property(vm, found, wanted);
    if (!value_absent(property)) {
        Value f = value_absent(value) ? AS(Property, property)->fdel : AS(Property, property)->fset;
        if (value_absent(f) || value_is_none(f)) {
            descriptor_raise_property(vm, name, v, value_absent(value) ? "deleter" : "setter");
        }
        return f;
    }
    if (member_is(found)) {
        *descriptor = found;
        return object_lookup(vm, object_type(found), wanted);
    }
    if (instance_has_slots(found)) {
        *descriptor = found;
        Value method = object_special(vm, found, wanted);
        if (value_absent(method) && descriptor_is_data(vm, found)) { /* it has the other one */
            vm_raise_value(vm, &type_AttributeError, wanted);
        }
        return method;
    }
    return ABSENT;
}

/* The order is Python's: __setattr__ or __delattr__, a data descriptor's setter, then the instance.
 * Only plain stores into slots are remembered, under the name's address with bit 0 set, so that
 * they do not meet cached reads of the same name. */
void attribute_set(Vm *vm, Value v, Value name, Value value) {
    Value hook = object_special(vm, v, value_absent(value) ? NAME(__delattr__) : NAME(__setattr__));
    if (!value_absent(hook)) {
        call_special(vm, ACTION_DISCARD, hook, value_absent(value) ? 2 : 3, v, name, value);
        return;
    }
    Value descriptor, setter = setter_of(vm, v, name, value, &descriptor);
    if (!value_absent(setter)) {
        if (value_absent(descriptor)) {
            call_waiting(vm, ACTION_DISCARD, setter, value_absent(value) ? 1 : 2, v, value, ABSENT);
        } else {
            call_special(vm, ACTION_DISCARD, setter, value_absent(value) ? 2 : 3, descriptor, v,
                         value);
        }
        return;
    }
    attribute_set_own(vm, v, name, value);
    if (value_is_kind(v, KIND_INSTANCE) && instance_has_slots(v)) {
        int slot = instance_slot_of(AS(Instance, v)->cls, name);
        if (slot >= 0) {
            attribute_remember(vm, AS(Instance, v)->cls, (Value){name.bits | 1}, CACHE_SLOT, ABSENT,
                               (size_t)slot);
        }
    }
    frame_advance(vm->base);
}

/* object.__setattr__ and __delattr__ (value absent), completed in C. */
void attribute_set_default(Vm *vm, Value v, Value name, Value value) {
    Value descriptor, setter = setter_of(vm, v, name, value, &descriptor);
    if (value_absent(setter)) {
        attribute_set_own(vm, v, name, value);
        return;
    }
    /* For a property's function: (v, value) or (v). */
    Value arguments[3] = {v, value};
    int n = value_absent(value) ? 1 : 2;
    if (value_absent(descriptor)) {
        vm_call(vm, setter, arguments, n);
        return;
    }
    arguments[0] = descriptor;
    arguments[1] = v;
    arguments[2] = value;
    vm_call_method(vm, setter, arguments, n + 1);
}

/* attribute_set() for built-ins: all calls are nested entries. */
void object_setattr(Vm *vm, Value v, Value name, Value value) {
    Value hook = object_special(vm, v, value_absent(value) ? NAME(__delattr__) : NAME(__setattr__));
    if (value_absent(hook)) {
        attribute_set_default(vm, v, name, value);
        return;
    }
    Value arguments[3] = {v, name, value};
    vm_call_method(vm, hook, arguments, value_absent(value) ? 2 : 3);
}

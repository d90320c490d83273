/* SPDX-License-Identifier: MIT */
/* Reading attributes: along the MRO, descriptors, what instances, classes and modules hold, hooks;
 * and what of it the cache may remember. */
#include "vm/attribute.h"

#include "builtins.h"
#include "compile/code.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/slotmethods.h"
#include "object/str.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/descriptor.h"
#include "vm/frame.h"
#include "vm/instance.h"
#include "vm/member.h"

/* ---- lookup ---- */

/* One class's own attribute. Methods that a flash type has by its slots (__add__, __len__ ...) are
 * made up here and take no room in its table. Allocates nothing, nor runs code: names are strs,
 * compared as such. */
Value attribute_in_class(Vm *vm, Value cls, Value name) {
    (void)vm;
    if (!value_is_kind(cls, KIND_TYPE)) {
        return dict_get_str(AS(Class, cls)->dict, name);
    }
    Value found = namespace_get(AS(Type, cls)->dict, name);
    return value_absent(found) ? slotmethods_find(AS(Type, cls), name) : found;
}

/* Along the MRO, uncached. Allocates nothing. */
Value object_lookup(Vm *vm, Value cls, Value name) {
    for (Value mro; !value_is_kind(mro = AS(Class, cls)->mro, KIND_TUPLE); cls = mro) {
        Value found = attribute_in_class(vm, cls, name);
        if (!value_absent(found)) {
            return found;
        }
    }
    const Tuple *mro = AS(Tuple, AS(Class, cls)->mro);
    for (size_t i = 0; i < tuple_length(mro); i++) {
        Value found = attribute_in_class(vm, mro->items[i], name);
        if (!value_absent(found)) {
            return found;
        }
    }
    return ABSENT;
}

/* As object_lookup, but __doc__ is not inherited, and read from the source, which allocates.
 * __module__ of a class lies in a field of its own. */
static Value lookup(Vm *vm, Value cls, Value name) {
    if (!value_same(name, NAME(__doc__))) {
        Value found = object_lookup(vm, cls, name);
        bool module = value_absent(found) && value_same(name, NAME(__module__)) &&
                      value_is_kind(cls, KIND_CLASS);
        return module ? AS(Class, cls)->module : found;
    }
    Value found = attribute_in_class(vm, cls, name);
    return value_is_kind(found, KIND_CODE) ? code_docstring(vm, AS(Code, found)) : found;
}

/* Special methods are looked up on the class and never on the instance, as in Python. Neither
 * allocates nor raises. What is found is not bound yet: call_special() and vm_call_method() do
 * that. */
Value object_special(Vm *vm, Value v, Value name) {
    if (!object_is_user(v)) {
        return ABSENT;
    }
    Value cls = object_type(v);
    /* Only what user code defines counts: the MRO up to the first built-in type. */
    const CacheEntry *e = attribute_cached(vm, cls, name);
    if (e && e->what == CACHE_METHOD && value_is_kind(e->value, KIND_FUNCTION)) {
        return e->value;
    }
    const Tuple *mro = AS(Tuple, AS(Class, cls)->mro);
    for (size_t i = 0; i < tuple_length(mro); i++) {
        if (value_is_kind(mro->items[i], KIND_TYPE)) {
            continue;
        }
        Value found = dict_get_str(AS(Class, mro->items[i])->dict, name);
        if (!value_absent(found)) {
            return found;
        }
    }
    return ABSENT;
}

/* Without __get__ it is for writing only. */
static bool can_get(Vm *vm, Value found) {
    return value_is_kind(object_unwrap(found), KIND_PROPERTY) || member_is(found) ||
           !value_absent(object_special(vm, found, NAME(__get__)));
}

/* A bound method. Allocates, which the loop avoids by calling without one where it can. */
static Value bind(Vm *vm, Value function, Value self) {
    Method *method = (Method *)heap_alloc(vm, KIND_METHOD, WORDS_OF(Method));
    method->function = function;
    method->self = self;
    return value_object(method);
}

/* Built-in functions become methods only if their row says so: `len` as a class attribute does not
 * bind in CPython, either. */
static bool native_binds(const Native *native) {
    return (native->flags & NATIVE_METHOD) != 0;
}

/* list.__len__: what all types have in common, and which of them this one serves. Each is made once
 * and kept, so that `type(x).__repr__ is list.__repr__` can be asked. */
static Value slot_method(Vm *vm, Value native, Value cls) {
    Value owner = value_object(slotmethods_owner(cls, AS(Native, native)));
    Value *all = &vm->roots[ROOT_METHODS];
    for (size_t i = 0; !value_absent(*all) && i < list_length(*all); i++) {
        const Method *made = AS(Method, list_items(*all)[i]);
        if (value_same(made->function, native) && value_same(made->self, owner)) {
            return list_items(*all)[i];
        }
    }
    if (value_absent(*all)) {
        Value list = list_new(vm, 1);
        *all = list;
    }
    Value method = bind(vm, native, owner);
    object_set_kind(value_to_object(method), KIND_SLOTMETHOD);
    list_append(vm, *all, method);
    return method;
}

/* What a class attribute means for an instance of cls (absent: accessed on the class itself), when
 * no Python code is needed: false = it is. */
static bool bind_quickly(Vm *vm, Value found, Value instance, Value cls, Value *result) {
    switch (value_kind(found)) {
    case KIND_NATIVE:
        if (AS(Native, found)->flags & NATIVE_CLASSMETHOD) {
            *result = bind(vm, found, cls);
        } else if (!native_binds(AS(Native, found))) {
            *result = found;
        } else if (!value_absent(instance)) {
            *result = bind(vm, found, instance);
        } else {
            *result = native_owner(AS(Native, found)) ? found : slot_method(vm, found, cls);
        }
        return true;
    case KIND_FUNCTION:
    case KIND_SLOTMETHOD:
        *result = value_absent(instance) ? found : bind(vm, found, instance);
        return true;
    case KIND_STATICMETHOD: *result = AS(Wrapper, found)->value; return true;
    case KIND_CLASSMETHOD: *result = bind(vm, AS(Wrapper, found)->value, cls); return true;
    /* On the class itself a property is the property object. */
    case KIND_PROPERTY: *result = found; return value_absent(instance);
    case KIND_SUPER: *result = descriptor_bind_super(vm, found, instance); return true;
    case KIND_MEMBER:
    case KIND_GETSET:
        *result = value_absent(instance) ? found : member_get(vm, found, instance);
        return true;
    case KIND_INSTANCE:
    case KIND_EXTENDED: {
        Value native = object_unwrap(found);
        *result = found;
        if (!value_absent(object_special(vm, found, NAME(__get__)))) {
            return false;
        }
        Kind kind = value_kind(native);
        bool descriptor = kind == KIND_STATICMETHOD || kind == KIND_CLASSMETHOD ||
                          (kind == KIND_PROPERTY && !value_absent(instance));
        return !descriptor || bind_quickly(vm, native, instance, cls, result);
    }
    default: *result = found; return true;
    }
}

/* For built-ins that look a special method up themselves: the descriptor protocol with nested
 * calls, since there is no instruction to wait. */
bool attribute_bind(Vm *vm, Value found, Value self, Value cls, Value *result) {
    if (bind_quickly(vm, found, self, cls, result)) {
        return true;
    }
    Value property = descriptor_as_property(vm, found, NAME(__get__));
    if (!value_absent(property)) {
        *result = vm_call1(vm, AS(Property, property)->fget, self);
        return true;
    }
    Value arguments[3] = {found, value_absent(self) ? NONE : self, cls};
    *result = vm_call(vm, object_special(vm, found, NAME(__get__)), arguments, 3);
    return true;
}

/* ---- reading ---- */

/* The search ends in one of these, so that an instruction can push a frame for what is Python code
 * (attribute_get) and a built-in can call it in a nested entry (get_without_hook). */
enum Outcome { FOUND, MISSING, GETTER, DESCRIPTOR };

/* Finds v.name without running Python code. FOUND: *result is it. GETTER: *result is the property's
 * getter, to be called with v. DESCRIPTOR: *result has a user-defined __get__. */
static enum Outcome find(Vm *vm, Value v, Value name, Value *result) {
    Value cls = object_type(v);
    Value found = lookup(vm, cls, name);
    if (!value_absent(found) && descriptor_is_data(vm, found) && can_get(vm, found)) {
        goto class_attribute;
    }
    /* What the built-in type computes (f.__name__, e.args ...) stands where CPython has data
     * descriptors of the type: before the instance's own attributes. */
    const TypeSlots *slots = object_native_type(v)->slots;
    if (slots->getattr) {
        *result = slots->getattr(vm, object_served(v), name);
        if (!value_absent(*result)) {
            return FOUND;
        }
    }
    *result = instance_attribute(v, cls, name);
    if (!value_absent(*result)) {
        return FOUND;
    }
/* Reached from above with a data descriptor as well. `found` may be absent here: then the
 * attributes that every object has are tried. */
class_attribute:
    if (value_absent(found)) {
        if (value_same(name, NAME(__class__))) {
            *result = cls;
            return FOUND;
        }
        if (value_same(name, NAME(__dict__)) && instance_has_dict(v)) {
            *result = instance_dict(vm, v);
            return FOUND;
        }
        if (value_same(name, NAME(__doc__))) {
            *result = NONE;
            return FOUND;
        }
        found = value_same(name, NAME(__weakref__)) ? member_lookup(vm, cls, name) : ABSENT;
        if (value_absent(found)) {
            return MISSING;
        }
    }
    if (bind_quickly(vm, found, v, cls, result)) {
        return FOUND;
    }
    Value property = descriptor_as_property(vm, found, NAME(__get__));
    if (!value_absent(property)) {
        descriptor_check_getter(vm, property, name, v);
        *result = AS(Property, property)->fget;
        return GETTER;
    }
    *result = found;
    return DESCRIPTOR;
}

/* Attributes of classes: data descriptors of the metaclass (of type: __name__ ...), then along
 * their own MRO, then the rest of the metaclass. */
static enum Outcome find_in_class(Vm *vm, Value cls, Value name, Value *result) {
    Value metaclass = object_type(cls);
    if (value_is_kind(metaclass, KIND_CLASS)) {
        Value found = object_lookup(vm, metaclass, name);
        if (!value_absent(found) && descriptor_is_data(vm, found) && can_get(vm, found)) {
            return find(vm, cls, name, result);
        }
    }
    if (str_text(name)[0] == '_') {
        *result = type_type.slots->getattr(vm, cls, name);
        if (!value_absent(*result)) {
            return FOUND;
        }
    }
    Value found = lookup(vm, cls, name);
    if (value_absent(found)) {
        found = member_lookup(vm, cls, name);
    }
    if (value_absent(found)) {
        return find(vm, cls, name, result);
    }
    return bind_quickly(vm, found, ABSENT, cls, result) ? FOUND : DESCRIPTOR;
}

/* find() for any value. Classes, super objects and modules keep their attributes elsewhere, and
 * have those of their own type only when that place has nothing. */
static enum Outcome find_any(Vm *vm, Value v, Value name, Value *result) {
    switch (value_kind(v)) {
    case KIND_TYPE:
    case KIND_CLASS: return find_in_class(vm, v, name, result);
    case KIND_SUPER:
        return descriptor_find_super(vm, v, name, result) ? FOUND : find(vm, v, name, result);
    case KIND_MODULE:
        *result = module_attribute(vm, v, name);
        return value_absent(*result) ? find(vm, v, name, result) : FOUND;
    default: return find(vm, v, name, result);
    }
}

/* Is it no descriptor, not even in part of the cases? */
static bool is_shared(Value found) {
    switch (value_kind(found)) {
    case KIND_FUNCTION:
    case KIND_NATIVE:
    case KIND_SLOTMETHOD:
    case KIND_CODE:
    case KIND_STATICMETHOD:
    case KIND_CLASSMETHOD:
    case KIND_PROPERTY:
    case KIND_SUPER:
    case KIND_MEMBER:
    case KIND_GETSET:
    case KIND_INSTANCE:
    case KIND_EXTENDED: return false;
    default: return true;
    }
}

/* Remembers, if it is `found` or, where that is absent, one that may be shared, what a namespace
 * has of that name. False: it has nothing. What lies in flash never changes. */
static bool remember_member(Vm *vm, Value owner, Value name, Value space, Value found) {
    const Value *entry = value_is_int(space) ? NULL : table_find_str(AS(Dict, space), name);
    Value value = value_is_int(space) ? namespace_get(space, name) : entry ? entry[1] : ABSENT;
    bool wanted = value_absent(found) ? is_shared(value) : value_same(value, found);
    if (value_absent(value) || !wanted) {
        return !value_absent(value);
    }
    if (entry) {
        attribute_remember_entry(vm, owner, name, space, entry);
    } else {
        attribute_remember(vm, owner, name, CACHE_MEMBER, value, 0);
    }
    return true;
}

/* Remembers a class's attribute that means the same for the class and for all its instances,
 * because it is no descriptor and they have none of that name. */
static void remember_shared(Vm *vm, Value cls, Value name) {
    const Class *c = AS(Class, cls);
    if ((value_to_int(c->flags) & CLASS_GETATTRIBUTE) || instance_slot_of(cls, name) >= 0 ||
        !value_same(c->metaclass, value_object(&type_type)) ||
        AS(Type, c->native)->slots->getattr || str_text(name)[0] == '_') {
        return;
    }
    const Tuple *mro = AS(Tuple, c->mro);
    for (size_t i = 0; i < tuple_length(mro); i++) {
        if (remember_member(vm, cls, name, AS(Class, mro->items[i])->dict, ABSENT)) {
            return;
        }
    }
}

/* Remembers a module's attribute, unless something stands before what its namespace holds. */
static void remember_module(Vm *vm, Value module, Value name, Value found) {
    Value space = AS(Module, module)->dict;
    (void)remember_member(vm, space, name, space, found);
}

/* Remembers plain slots and shared attributes of an instance's class. */
static void remember_instance(Vm *vm, Value v, Value name) {
    Value cls = AS(Instance, v)->cls;
    if (AS(Class, cls)->flags.bits >> 1 & CLASS_GETATTRIBUTE) {
        return;
    }
    Value found = object_lookup(vm, cls, name);
    int slot = instance_slot_of(cls, name);
    if (slot >= 0 && (value_absent(found) || !descriptor_is_data(vm, found))) {
        attribute_remember(vm, cls, name, CACHE_SLOT, ABSENT, (size_t)slot);
    } else {
        remember_shared(vm, cls, name);
    }
}

/* v.name without the class's __getattr__; absent if there is none. May run Python code. */
static Value get_without_hook(Vm *vm, Value v, Value name) {
    if (instance_has_slots(v) &&
        (value_to_int(AS(Class, AS(Instance, v)->cls)->flags) & CLASS_GETATTRIBUTE)) {
        return vm_call_special(vm, v, NAME(__getattribute__), &name, 1);
    }
    Value result;
    switch (find_any(vm, v, name, &result)) {
    case GETTER: return vm_call1(vm, result, v);
    case DESCRIPTOR: {
        bool on_class = value_is_kind(v, KIND_CLASS);
        Value arguments[3] = {result, on_class ? NONE : v, on_class ? v : object_type(v)};
        return vm_call(vm, object_special(vm, result, NAME(__get__)), arguments, 3);
    }
    case MISSING: return ABSENT;
    default: return result;
    }
}

typedef struct {
    Value v, name, result;
    Value (*get)(Vm *vm, Value v, Value name);
} Getattr;

static void getattr_body(Vm *vm, void *context) {
    Getattr *get = context;
    get->result = get->get(vm, get->v, get->name);
}

/* get(v, name), or absent if it raises AttributeError. */
static Value try_get(Vm *vm, Value v, Value name, Value (*get)(Vm *vm, Value v, Value name)) {
    Getattr getting = {v, name, ABSENT, get};
    Value exception;
    if (vm_try(vm, getattr_body, &getting, &exception)) {
        return getting.result;
    }
    if (!object_is_instance(vm, exception, value_object(&type_AttributeError))) {
        /* Anything but AttributeError goes on as it was, traceback included. */
        vm->roots[ROOT_RAISED] = exception;
        vm_reraise(vm);
    }
    return ABSENT;
}

/* What is asked for a name that v has not: __getattr__ of its class, or in a module's namespace;
 * absent if there is none. The latter is given the name alone. */
static Value find_hook(Vm *vm, Value v) {
    return value_is_kind(v, KIND_MODULE) ? namespace_get(AS(Module, v)->dict, NAME(__getattr__))
                                         : object_special(vm, v, NAME(__getattr__));
}

/* v.name in nested entries, __getattr__ included; absent if there is none. The hook is asked as
 * well when a getter raises AttributeError, as CPython's slot_tp_getattr_hook does. */
static Value get_from_c(Vm *vm, Value v, Value name) {
    Value hook = find_hook(vm, v);
    if (value_absent(hook)) {
        return get_without_hook(vm, v, name);
    }
    Value result = try_get(vm, v, name, get_without_hook);
    if (!value_absent(result)) {
        return result;
    }
    return value_is_kind(v, KIND_MODULE) ? vm_call1(vm, hook, name)
                                         : vm_call_special(vm, v, NAME(__getattr__), &name, 1);
}

/* The order is Python's: __getattribute__; data descriptors, the instance, the class (find_any);
 * __getattr__. Getters, descriptors and hooks become frames; only where __getattr__ must catch what
 * a getter raises is it all done in C. */
void attribute_get(Vm *vm, Value v, Value name, enum Action action) {
    if (instance_has_slots(v)) {
        intptr_t flags = value_to_int(AS(Class, AS(Instance, v)->cls)->flags);
        if (flags & CLASS_GETATTRIBUTE) {
            if (flags & CLASS_GETATTR) {
                frame_deliver(vm, action, get_from_c(vm, v, name));
                return;
            }
            Value hook = object_special(vm, v, NAME(__getattribute__));
            call_special(vm, action, hook, 2, v, name, ABSENT);
            return;
        }
        /* Before the search, which may run user code and change the class; what is remembered is
         * true now. */
        remember_instance(vm, v, name);
    }
    Value result;
    enum Outcome outcome = find_any(vm, v, name, &result);
    if ((outcome == GETTER || outcome == DESCRIPTOR) &&
        !value_absent(object_special(vm, v, NAME(__getattr__)))) {
        result = get_from_c(vm, v, name); /* what it raises may have to be caught */
        outcome = FOUND;
    }
    switch (outcome) {
    case FOUND:
        if (value_is_kind(v, KIND_MODULE)) {
            remember_module(vm, v, name, result);
        } else if (value_is_kind(v, KIND_CLASS)) {
            remember_shared(vm, v, name);
        }
        frame_deliver(vm, action, result);
        return;
    case GETTER: call_waiting(vm, action, result, 1, v, ABSENT, ABSENT); return;
    case DESCRIPTOR: {
        Value get = object_special(vm, result, NAME(__get__));
        bool on_class = value_is_kind(v, KIND_CLASS);
        call_waiting(vm, action, get, 3, result, on_class ? NONE : v,
                     on_class ? v : object_type(v));
        return;
    }
    case MISSING: break;
    }
    Value hook = find_hook(vm, v);
    if (value_absent(hook)) {
        vm_raise_attribute(vm, v, name);
    }
    if (value_is_kind(v, KIND_MODULE)) {
        call_waiting(vm, action, hook, 1, name, ABSENT, ABSENT);
    } else {
        call_special(vm, action, hook, 2, v, name, ABSENT);
    }
}

/* object.__getattribute__: the same search without hooks, completed in C. */
Value attribute_get_default(Vm *vm, Value v, Value name) {
    Value result;
    switch (find_any(vm, v, name, &result)) {
    case FOUND: return result;
    case GETTER: return vm_call1(vm, result, v);
    case DESCRIPTOR: {
        Value arguments[3] = {result, v, object_type(v)};
        return vm_call(vm, object_special(vm, result, NAME(__get__)), arguments, 3);
    }
    default: vm_raise_attribute(vm, v, name);
    }
}

Value object_getattr(Vm *vm, Value v, Value name) {
    Value result = get_from_c(vm, v, name);
    if (value_absent(result)) {
        vm_raise_attribute(vm, v, name);
    }
    return result;
}

Value object_getattr_or_absent(Vm *vm, Value v, Value name) {
    return try_get(vm, v, name, get_from_c);
}

/* The fast way of a method call: no bound method is made. Refused where an attribute of the object
 * itself might come first, or where a hook must be asked; the lookup that holds for all instances
 * of a class is remembered. */
bool attribute_method(Vm *vm, Value v, Value name, Value *callable, Value *self) {
    if (value_is_kind(v, KIND_CLASS) || value_is_kind(v, KIND_TYPE) ||
        value_is_kind(v, KIND_SUPER) || value_is_kind(v, KIND_MODULE)) {
        return false;
    }
    Value cls = object_type(v);
    if (value_is_kind(cls, KIND_CLASS) &&
        (value_to_int(AS(Class, cls)->flags) & CLASS_GETATTRIBUTE)) {
        return false;
    }
    Value found = object_lookup(vm, cls, name);
    /* Only what binds by passing self first. Other descriptors take the long way. */
    bool method = value_is_kind(found, KIND_FUNCTION) ||
                  (value_is_kind(found, KIND_NATIVE) && native_binds(AS(Native, found)));
    if (!method) {
        return false;
    }
    if (instance_has_slots(v) || value_is_kind(v, KIND_EXCEPTION)) {
        if (!value_absent(instance_attribute(v, cls, name))) {
            return false;
        }
        /* For all instances with slots alone: none has one of that name, so none can have an
         * attribute that comes first. KIND_EXTENDED never asks the cache. */
        if (value_is_kind(cls, KIND_CLASS) && instance_slot_of(cls, name) < 0 &&
            value_is_kind(v, KIND_INSTANCE)) {
            attribute_remember(vm, cls, name, CACHE_METHOD, found, 0);
        }
    } else if (value_is_object(v) && value_same(cls, value_object(types_by_kind[value_kind(v)]))) {
        attribute_remember(vm, cls, name, CACHE_METHOD, found, 0);
    }
    *callable = found;
    *self = v;
    return true;
}

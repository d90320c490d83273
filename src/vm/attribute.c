/* SPDX-License-Identifier: MIT */
/* Attributes: lookup along the MRO, instance slots, descriptors, and the cache that makes them
 * quick. The cache is keyed by (class or namespace, name); it is emptied at every
 * collection (objects move) and whenever a class changes, so an entry never lies. */
#include "vm/attribute.h"

#include <string.h>

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
#include "vm/member.h"

/* ---- the cache ----
 * Each key has two places (cuckoo hashing); what is found there is checked against the key, so a
 * lost entry costs a lookup and a stale one cannot exist: collections and changes of classes empty
 * all of it, changes of a namespace are seen through the entry itself (CACHE_ENTRY). */

/* Costs as much as writing the whole cache; collections and changes of classes are rare beside
 * lookups, so no entry knows which class it depends on. */
void vm_cache_clear(Vm *vm) {
    /* The key alone: the rest is not read without. What has no class asks with an absent owner. */
    for (CacheEntry *e = vm->cache; e < vm->cache + VM_CACHE_ENTRIES; e++) {
        e->owner = e->name = ABSENT;
    }
    vm->recent.table = ABSENT;
}

/* The golden ratio spreads the keys that share a first place (Knuth's multiplicative hashing). */
static size_t second_place(Value owner, Value name) {
    uint32_t mixed = (uint32_t)(owner.bits + 3 * name.bits) * 0x9E3779B1u;
    return mixed >> 16 & (VM_CACHE_ENTRIES - 1);
}

const CacheEntry *attribute_second(const Vm *vm, Value owner, Value name) {
    const CacheEntry *e = &vm->cache[second_place(owner, name)];
    return value_same(e->owner, owner) && value_same(e->name, name) ? e : NULL;
}

/* Called when a name comes into a namespace: what is remembered may be the built-in of that name.
 * Changing the value of one that is there needs no call: readers go through the entry. */
void vm_cache_forget_global(Vm *vm, Value dict, Value name) {
    CacheEntry *e = (CacheEntry *)attribute_cached(vm, dict, name);
    if (e) {
        *e = (CacheEntry){0};
    }
}

/* What it drives out goes to its own other place, and so on; the last of a long chain is lost,
 * which costs a lookup. Allocates nothing. */
void attribute_remember(Vm *vm, Value owner, Value name, uint32_t what, Value value, size_t place) {
    enum { LONGEST_CHAIN = 6 };
    /* A key must not be there twice. */
    vm_cache_forget_global(vm, owner, name);
    CacheEntry moving = {owner, name, value, (int32_t)place, what};
    size_t to = attribute_place(owner, name);
    for (int i = 0; i < LONGEST_CHAIN && !value_absent(moving.owner); i++) {
        CacheEntry old = vm->cache[to];
        vm->cache[to] = moving;
        moving = old;
        size_t first = attribute_place(old.owner, old.name);
        to = to == first ? second_place(old.owner, old.name) : first;
    }
}

/* Each source has its own object for a name. The running code's one gives way to the key that it
 * has found, so that both are one word from here on, and one of the objects can go. False if `name`
 * is none of its constants, or the one in flash, which the key is not. */
static bool adopt_key(Vm *vm, Value name, Value key) {
    Heap *heap = &vm->heap;
    Tuple *constants = AS(Store, AS(Unit, frame_code(vm->base)->unit)->constants);
    if (!heap_contains(heap, constants) || !heap_contains(heap, value_to_object(name))) {
        return false;
    }
    size_t i = 0, n = tuple_length(constants);
    while (i < n && !value_same(constants->items[i], name)) {
        i++;
    }
    if (i < n) {
        constants->items[i] = key;
    }
    return i < n;
}

/* TABLE_GLOBALS tells the dict that its entries are cached by place: whoever moves them empties the
 * cache. The reader compares words, so an entry is remembered under its key. */
void attribute_remember_entry(Vm *vm, Value owner, Value name, Value dict, const Value *entry) {
    Dict *d = AS(Dict, dict);
    d->live = value_int(value_to_int(d->live) | TABLE_GLOBALS);
    if (value_same(entry[0], name) || adopt_key(vm, name, entry[0])) {
        size_t place = (size_t)(entry - table_of(d)->entries);
        attribute_remember(vm, owner, entry[0], CACHE_ENTRY, dict, place);
    }
}

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

/* The slot of name in instances of cls, or -1. */
static int slot_of(Value cls, Value name) {
    Value slots = AS(Class, cls)->slots;
    if (value_absent(slots)) {
        return -1;
    }
    /* A linear search: classes have few slots, and the cache answers for those in use. */
    return (int)str_find(tuple_items(slots), tuple_length(AS(Tuple, slots)), name);
}

/* The DICT of attributes beyond the slots, absent if there is none. */
static Value extra_attributes(Value v) {
    Object *o = value_to_object(v);
    switch (object_kind(o)) {
    case KIND_EXTENDED: return object_values(o)[object_payload_words(o) - 1];
    case KIND_EXCEPTION: return ((Exception *)o)->attributes;
    default: return ABSENT;
    }
}

/* How many slots of the instance hold attributes themselves. */
static size_t plain_slots(Value v) {
    Object *o = value_to_object(v);
    size_t n = object_payload_words(o) - 1;
    return object_kind(o) == KIND_EXTENDED ? n - 1 : n;
}

/* Is it an instance with slots? Not so: exceptions, and instances of types written in C. */
static bool is_user_instance(Value v) {
    return (value_is_kind(v, KIND_INSTANCE) || value_is_kind(v, KIND_EXTENDED)) &&
           value_is_kind(AS(Instance, v)->cls, KIND_CLASS);
}

/* The instance's own attribute, or absent. A slot may be there and empty, and an instance may have
 * fewer of them than its class has names. */
static Value own_attribute(Value v, Value cls, Value name) {
    if (is_user_instance(v)) {
        int slot = slot_of(cls, name);
        if (slot >= 0 && (size_t)slot < plain_slots(v)) {
            Value value = AS(Instance, v)->slots[slot];
            if (!value_absent(value)) {
                return value;
            }
        }
    }
    Value extra = value_is_object(v) ? extra_attributes(v) : ABSENT;
    return value_absent(extra) ? ABSENT : dict_get_str(extra, name);
}

/* The property that `found` is, or that an instance of a class derived from property holds; absent
 * for anything else, and where that class has a method of its own. */
static Value as_property(Vm *vm, Value found, Value method) {
    Value native = object_unwrap(found);
    bool own = !value_same(native, found) && !value_absent(object_special(vm, found, method));
    return value_is_kind(native, KIND_PROPERTY) && !own ? native : ABSENT;
}

static bool is_member(Value v) {
    return value_is_kind(v, KIND_MEMBER) || value_is_kind(v, KIND_GETSET);
}

/* Data descriptors come before the instance's own attributes: properties, descriptors of slots, and
 * what has __set__ or __delete__. */
static bool is_data_descriptor(Vm *vm, Value found) {
    return value_is_kind(object_unwrap(found), KIND_PROPERTY) || is_member(found) ||
           (is_user_instance(found) &&
            (!value_absent(object_special(vm, found, NAME(__set__))) ||
             !value_absent(object_special(vm, found, NAME(__delete__)))));
}

/* Without __get__ it is for writing only. */
static bool can_get(Vm *vm, Value found) {
    return value_is_kind(object_unwrap(found), KIND_PROPERTY) || is_member(found) ||
           !value_absent(object_special(vm, found, NAME(__get__)));
}

/* The object keeps its address and its size: only its kind changes. Both kinds must be laid out
 * alike, as far as the collector goes. */
static void set_kind(Object *o, Kind kind) {
    o->header = (o->header & ~((uintptr_t)0xff << HEADER_KIND_SHIFT)) | (uintptr_t)kind
                                                                            << HEADER_KIND_SHIFT;
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
    set_kind(value_to_object(method), KIND_SLOTMETHOD);
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

/* AttributeError in CPython's words; `what` is the function that the property lacks. */
static _Noreturn void raise_property(Vm *vm, Value name, Value self, const char *what) {
    Value cls = object_type(self); /* not built in, or it would have no property */
    vm_raise_format(
        vm, &type_AttributeError, "property '%v' of '%v' object has no %s", name,
        value_is_kind(cls, KIND_CLASS) ? AS(Class, cls)->qualname : object_type_name(self), what);
}

void attribute_check_getter(Vm *vm, Value property, Value name, Value self) {
    if (value_is_none(AS(Property, property)->fget)) {
        raise_property(vm, name, self, "getter");
    }
}

/* For built-ins that look a special method up themselves: the descriptor protocol with nested
 * calls, since there is no instruction to wait. */
bool attribute_bind(Vm *vm, Value found, Value self, Value cls, Value *result) {
    if (bind_quickly(vm, found, self, cls, result)) {
        return true;
    }
    Value property = as_property(vm, found, NAME(__get__));
    if (!value_absent(property)) {
        *result = vm_call1(vm, AS(Property, property)->fget, self);
        return true;
    }
    Value arguments[3] = {found, value_absent(self) ? NONE : self, cls};
    *result = vm_call(vm, object_special(vm, found, NAME(__get__)), arguments, 3);
    return true;
}

/* ---- reading ---- */

/* Instances have a __dict__, unless all of their slots are declared by __slots__. */
static bool has_dict(Value v) {
    return value_is_kind(v, KIND_EXCEPTION) ||
           (is_user_instance(v) &&
            !(value_to_int(AS(Class, AS(Instance, v)->cls)->flags) & CLASS_CLOSED));
}

/* The search ends in one of these, so that an instruction can push a frame for what is Python code
 * (attribute_get) and a built-in can call it in a nested entry (get_without_hook). */
enum Outcome { FOUND, MISSING, GETTER, DESCRIPTOR };

/* Finds v.name without running Python code. FOUND: *result is it. GETTER: *result is the property's
 * getter, to be called with v. DESCRIPTOR: *result has a user-defined __get__. */
static enum Outcome find(Vm *vm, Value v, Value name, Value *result) {
    Value cls = object_type(v);
    Value found = lookup(vm, cls, name);
    if (!value_absent(found) && is_data_descriptor(vm, found) && can_get(vm, found)) {
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
    *result = own_attribute(v, cls, name);
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
        if (value_same(name, NAME(__dict__)) && has_dict(v)) {
            *result = attribute_instance_dict(vm, v);
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
    Value property = as_property(vm, found, NAME(__get__));
    if (!value_absent(property)) {
        attribute_check_getter(vm, property, name, v);
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
        if (!value_absent(found) && is_data_descriptor(vm, found) && can_get(vm, found)) {
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
    if ((value_to_int(c->flags) & CLASS_GETATTRIBUTE) || slot_of(cls, name) >= 0 ||
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
    int slot = slot_of(cls, name);
    if (slot >= 0 && (value_absent(found) || !is_data_descriptor(vm, found))) {
        attribute_remember(vm, cls, name, CACHE_SLOT, ABSENT, (size_t)slot);
    } else {
        remember_shared(vm, cls, name);
    }
}

/* v.name without the class's __getattr__; absent if there is none. May run Python code. */
static Value get_without_hook(Vm *vm, Value v, Value name) {
    if (is_user_instance(v) &&
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
    if (is_user_instance(v)) {
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
    if (is_user_instance(v) || value_is_kind(v, KIND_EXCEPTION)) {
        if (!value_absent(own_attribute(v, cls, name))) {
            return false;
        }
        /* For all instances with slots alone: none has one of that name, so none can have an
         * attribute that comes first. KIND_EXTENDED never asks the cache. */
        if (value_is_kind(cls, KIND_CLASS) && slot_of(cls, name) < 0 &&
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

/* ---- what instances hold ---- */

/* For dir(), and as the first step to a __dict__: a new dict of the instance's own attributes,
 * without those of the first slots. */
static Value copy_attributes(Vm *vm, Value v, size_t first) {
    Value dict = dict_new(vm);
    if (is_user_instance(v)) {
        Value cls = AS(Instance, v)->cls;
        Value names = AS(Class, cls)->slots;
        size_t n = plain_slots(v);
        for (size_t i = first; i < n && i < tuple_length(AS(Tuple, names)); i++) {
            Value value = AS(Instance, v)->slots[i], name = tuple_items(names)[i];
            if (!value_absent(value) && value_is_kind(name, KIND_STR)) {
                dict_set(vm, dict, name, value);
            }
        }
    }
    Value extra = extra_attributes(v);
    if (!value_absent(extra)) {
        dict_update(vm, dict, extra);
    }
    return dict;
}

Value attribute_names(Vm *vm, Value v) {
    return copy_attributes(vm, v, 0);
}

/* Slots that are kept when the attributes move into a dict. */
static size_t kept_slots(Value v) {
    return (size_t)value_to_int(AS(Class, AS(Instance, v)->cls)->flags) >> CLASS_KEPT_SHIFT;
}

/* The words of its slots are given back. There is at least one slot that is not kept
 * (instance_new). */
void attribute_set_dict(Vm *vm, Value v, Value dict) {
    if (value_is_kind(v, KIND_EXCEPTION)) {
        if (exception_writable(vm, v)) {
            AS(Exception, v)->attributes = dict;
        }
        return;
    }
    size_t kept = kept_slots(v);
    AS(Instance, v)->slots[kept] = dict;
    heap_shrink(vm, value_to_object(v), WORDS_OF(Instance) + kept + 1);
    set_kind(value_to_object(v), KIND_EXTENDED); /* the cache is not asked for it any more */
}

Value attribute_instance_dict(Vm *vm, Value v) {
    Value dict = extra_attributes(v);
    size_t kept = value_is_kind(v, KIND_EXCEPTION) ? 0 : kept_slots(v);
    bool whole = value_is_kind(v, KIND_EXCEPTION) || plain_slots(v) == kept;
    if (value_absent(dict) || !whole) {
        dict = copy_attributes(vm, v, kept);
        attribute_set_dict(vm, v, dict);
    }
    return dict;
}

Value attribute_own(Vm *vm, Value v, Value name) {
    return value_same(name, NAME(__dict__)) ? attribute_instance_dict(vm, v)
                                            : own_attribute(v, object_type(v), name);
}

/* ---- writing ---- */

/* Gives the instance room for an attribute without a slot: its last slot becomes a DICT. */
static Value extend(Vm *vm, Value v) {
    if (value_is_kind(v, KIND_EXTENDED)) {
        return extra_attributes(v);
    }
    Value dict = dict_new(vm);
    Value cls = AS(Instance, v)->cls;
    /* The last slot gives way; what it held becomes the first attribute in the dict. An instance
     * that may need this always has a slot (instance_new's spare). */
    size_t last = plain_slots(v) - 1;
    Value old = AS(Instance, v)->slots[last];
    Value slots = AS(Class, cls)->slots;
    if (!value_absent(old)) {
        dict_set(vm, dict, tuple_items(slots)[last], old);
    }
    AS(Instance, v)->slots[last] = dict;
    set_kind(value_to_object(v), KIND_EXTENDED); /* the cache is not asked for it any more */
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
static void set_own(Vm *vm, Value v, Value name, Value value) {
    Value cls = AS(Instance, v)->cls;
    int slot = slot_of(cls, name);
    if (slot < 0 && !(value_to_int(AS(Class, cls)->flags) & CLASS_CLOSED) &&
        tuple_length(AS(Tuple, AS(Class, cls)->slots)) < CLASS_MAX_SLOTS) {
        slot = add_slot(vm, cls, name);
        vm_cache_clear(vm);
    }
    if (slot >= 0 && (size_t)slot < plain_slots(v)) {
        AS(Instance, v)->slots[slot] = value;
        return;
    }
    if (value_to_int(AS(Class, cls)->flags) & CLASS_CLOSED) {
        raise_closed(vm, v, name);
    }
    dict_set(vm, extend(vm, v), name, value);
}

/* An emptied slot stays: the place of the others is the class's business. */
static void delete_own(Vm *vm, Value v, Value name) {
    Value cls = AS(Instance, v)->cls;
    int slot = slot_of(cls, name);
    if (slot >= 0 && (size_t)slot < plain_slots(v) && !value_absent(AS(Instance, v)->slots[slot])) {
        AS(Instance, v)->slots[slot] = ABSENT;
        return;
    }
    Value extra = extra_attributes(v);
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
static void set_class(Vm *vm, Value v, Value cls) {
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
    (void)attribute_instance_dict(vm, v);
    AS(Instance, v)->cls = cls;
}

/* Writes where no user code decides; value absent: deletes. Raises AttributeError, for built-in
 * types TypeError, as CPython. */
void attribute_set_own(Vm *vm, Value v, Value name, Value value) {
    if (value_same(name, NAME(__dict__)) && has_dict(v)) {
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
        attribute_set_dict(vm, v, dict);
        return;
    }
    if (value_same(name, NAME(__class__)) && value_absent(value)) {
        vm_raise_type(vm, "can't delete __class__ attribute");
    }
    if (value_same(name, NAME(__class__)) && value_kind(v) != KIND_MODULE &&
        value_kind(v) != KIND_CLASS) {
        set_class(vm, v, value);
        return;
    }
    if (is_user_instance(v)) {
        if (value_absent(value)) {
            delete_own(vm, v, name);
        } else {
            set_own(vm, v, name, value);
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
        Value dict = attribute_instance_dict(vm, v);
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
    Value property = as_property(vm, found, wanted);
    if (!value_absent(property)) {
        Value f = value_absent(value) ? AS(Property, property)->fdel : AS(Property, property)->fset;
        if (value_absent(f) || value_is_none(f)) {
            raise_property(vm, name, v, value_absent(value) ? "deleter" : "setter");
        }
        return f;
    }
    if (is_member(found)) {
        *descriptor = found;
        return object_lookup(vm, object_type(found), wanted);
    }
    if (is_user_instance(found)) {
        *descriptor = found;
        Value method = object_special(vm, found, wanted);
        if (value_absent(method) && is_data_descriptor(vm, found)) { /* it has the other one */
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
    if (value_is_kind(v, KIND_INSTANCE) && is_user_instance(v)) {
        int slot = slot_of(AS(Instance, v)->cls, name);
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

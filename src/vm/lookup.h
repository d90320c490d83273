/* SPDX-License-Identifier: MIT */
/* What the fast paths ask of the attribute cache (vm/frame.h). A hit needs no look at the class,
 * because every change that counts empties the cache. On a miss the slow path of the instruction
 * looks the attribute up and remembers it for the next time. */
#ifndef TERRARIUM_VM_LOOKUP_H
#define TERRARIUM_VM_LOOKUP_H

#include "object/table.h"
#include "vm/frame.h"

/* The cached plain attribute of an instance: its address, or NULL. key is the word of the name
 * to read it, with bit 0 set to write it. The slot may be absent: then the attribute is not set. */
static inline Value *lookup_slot(Vm *vm, Value v, uintptr_t key) {
    Value cls = AS(Instance, v)->cls;
    const CacheEntry *e = attribute_cached(vm, cls, (Value){key});
    if (!e || e->what != CACHE_SLOT) {
        return NULL;
    }
    Object *o = value_to_object(v);
    if ((size_t)e->place + 2 > object_payload_words(o)) {
        return NULL; /* made before the class had this slot */
    }
    return &((Instance *)o)->slots[e->place];
}

/* The entry of a namespace that is remembered, if it is still that of the name; else NULL. */
static inline Value *lookup_entry(const CacheEntry *e, Value name) {
    Value *entry = table_of(AS(Dict, e->value))->entries + e->place;
    return entry->bits == name.bits ? entry : NULL;
}

/* The cached attribute of a module, or of a class for itself and its instances; or absent. */
Value lookup_shared(Vm *vm, Value v, Value name);

/* What the cache knows of a global or built-in name; absent if nothing. */
static inline Value lookup_global(Vm *vm, Value globals, Value name) {
    const CacheEntry *e = attribute_cached(vm, globals, name);
    if (!e || e->what != CACHE_ENTRY) {
        return e && e->what == CACHE_BUILTIN ? e->value : ABSENT;
    }
    const Value *entry = lookup_entry(e, name);
    return entry ? entry[1] : ABSENT;
}
/* What the cache knows of v.name for GETATTR: the instance's own slot goes before what it shares
 * with its class. Absent if nothing. */
static inline Value lookup_attribute(Vm *vm, Value v, Value name) {
    if (value_is_kind(v, KIND_INSTANCE)) {
        const Value *slot = lookup_slot(vm, v, name.bits);
        if (slot && !value_absent(*slot)) {
            return *slot;
        }
    }
    return lookup_shared(vm, v, name);
}
/* The function that is a method of v; the caller tries lookup_shared() next. v is self then.
 * Methods of built-in types are remembered by the type of the kind; not those of exceptions,
 * since one kind stands for all their classes. */
static inline Value lookup_method(Vm *vm, Value v, Value name) {
    Value owner = value_is_kind(v, KIND_INSTANCE) ? AS(Instance, v)->cls : ABSENT;
    if (value_absent(owner) && value_is_object(v) && !value_is_kind(v, KIND_EXCEPTION) &&
        types_by_kind[object_kind(value_to_object(v))]) {
        owner = value_object(types_by_kind[object_kind(value_to_object(v))]);
    }
    const CacheEntry *e = attribute_cached(vm, owner, name);
    return e && e->what == CACHE_METHOD ? e->value : ABSENT;
}

/* The same for instructions with a two-byte operand, which large modules have: one copy each. */
Value lookup_wide_global(Vm *vm, Value globals, Value name);
Value lookup_wide_attribute(Vm *vm, Value v, Value name);
Value lookup_wide_method(Vm *vm, Value v, Value name);
/* SETATTR: false if the cache does not know the slot; then nothing was stored. */
bool lookup_wide_set(Vm *vm, Value v, Value name, Value to);

#endif

/* SPDX-License-Identifier: MIT */
/* What the fast paths ask of the attribute cache, as functions: see vm/lookup.h. */
#include "vm/lookup.h"

/* What all instances of a class, or users of a module, share, if the cache knows it: absent
 * otherwise, and for any other kind. It never fills the cache, and neither allocates nor raises. */
Value lookup_shared(Vm *vm, Value v, Value name) {
    Value owner = v;
    switch (value_kind(v)) {
    case KIND_INSTANCE: owner = AS(Instance, v)->cls; break;
    case KIND_MODULE: owner = AS(Module, v)->dict; break;
    case KIND_CLASS: break;
    default: return ABSENT;
    }
    const CacheEntry *e = attribute_cached(vm, owner, name);
    if (!e || e->what != CACHE_ENTRY) {
        return e && e->what == CACHE_MEMBER ? e->value : ABSENT;
    }
    const Value *entry = lookup_entry(e, name);
    return entry ? entry[1] : ABSENT;
}

/* The same as the inline functions, once in flash instead of at every place that wants them. */
Value lookup_wide_global(Vm *vm, Value globals, Value name) {
    return lookup_global(vm, globals, name);
}

Value lookup_wide_attribute(Vm *vm, Value v, Value name) {
    return lookup_attribute(vm, v, name);
}

Value lookup_wide_method(Vm *vm, Value v, Value name) {
    return lookup_method(vm, v, name);
}

/* False when the cache does not know the slot. name.bits | 1 is the key of storing, which is never
 * that of a read. */
bool lookup_wide_set(Vm *vm, Value v, Value name, Value to) {
    Value *slot = value_is_kind(v, KIND_INSTANCE) ? lookup_slot(vm, v, name.bits | 1) : NULL;
    if (slot) {
        *slot = to;
    }
    return slot != NULL;
}

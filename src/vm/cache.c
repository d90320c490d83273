/* SPDX-License-Identifier: MIT */
/* The attribute cache, keyed by (class or namespace, name). Each key has two places (cuckoo
 * hashing); what is found there is checked against the key, so a lost entry costs a lookup and a
 * stale one cannot exist: collections, which move objects, and changes of classes empty all of it;
 * changes of a namespace are seen through the entry itself (CACHE_ENTRY). */
#include "object/table.h"
#include "vm/frame.h"

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

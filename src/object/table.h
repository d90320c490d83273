/* SPDX-License-Identifier: MIT */
/* The storage of dict, set and frozenset: entries in insertion order in a TABLE object, found
 * through an index of entry numbers behind them (none up to 8 entries: a scan is faster).
 *
 *     TABLE | count | key value [hash] | key value [hash] | ... | index: 1, 2 or 4 bytes a slot
 *
 * Invariants: a slot is 0 or the number + 1 of a live entry whose probe sequence (linear, from
 * hash_slot) reaches it without passing an empty slot; deleted entries have an absent key and no
 * slot. Hashes are kept only in tables whose keys cannot be hashed again without running Python
 * code (TABLE_HASHED). Lookups tolerate an __eq__ that changes the table: they start over. Tables
 * are never in flash (object/namespace.h). */
#ifndef TERRARIUM_OBJECT_TABLE_H
#define TERRARIUM_OBJECT_TABLE_H

#include "object/object.h"

/* Entries from the first to the last live one, deleted ones between them included. */
static inline size_t table_used(const Dict *d) {
    return (size_t)value_to_int(d->used);
}
/* Entries that are not deleted: the len() of the dict or set. */
static inline size_t table_live(const Dict *d) {
    return (size_t)value_to_int(d->live) >> 2;
}
static inline bool table_hashed(const Dict *d) {
    return (value_to_int(d->live) & TABLE_HASHED) != 0;
}
/* Words of an entry: key, value (dicts only), hash (if kept). */
static inline size_t table_stride(const Dict *d) {
    return (size_t)(object_kind((const Object *)d) == KIND_DICT) + 1 + table_hashed(d);
}
static inline Table *table_of(const Dict *d) {
    return AS(Table, d->table);
}
/* Entry i: its key (absent if deleted), then its value in a dict. */
static inline Value *table_entry(const Dict *d, size_t i) {
    return table_of(d)->entries + i * table_stride(d);
}

/* A new empty DICT, SET or FROZENSET with room for `room` simple entries. */
Value table_new(Vm *vm, Kind kind, size_t room);
/* The entry of a key, or NULL. May run Python code unless the key is simple. */
Value *table_find(Vm *vm, Dict *d, Value key);
/* The same for a str key in a namespace: never runs Python code, never raises. */
Value *table_find_str(const Dict *d, Value name);
/* The entry of a key, made (with absent value) if it was not there. May allocate and raise. */
Value *table_insert(Vm *vm, Dict *d, Value key);
/* Deletes an entry found just before (no code ran since). */
void table_delete(Vm *vm, Dict *d, Value *entry);
void table_clear(Dict *d);
/* Makes room for n entries in all. */
void table_reserve(Vm *vm, Dict *d, size_t n);
/* A live entry's hash: hash() of its key, cut to 30 bits. Runs no Python code. */
uint32_t table_hash(Vm *vm, const Dict *d, const Value *entry);
/* A copy with the same kind (or as `kind`: SET and FROZENSET copy into each other). */
Value table_copy(Vm *vm, Dict *d, Kind kind);
/* Next live entry at or after *position; NULL at the end; advances *position behind it. */
Value *table_next(const Dict *d, size_t *position);
/* Gives slack back; for the collector, while marking: may not allocate. */
void table_trim(Vm *vm, Object *object);

/* Words of the table beyond those that its live entries take. */
size_t table_slack(const Dict *d);

/* ---- dicts ---- */

static inline Value dict_new(Vm *vm) {
    return table_new(vm, KIND_DICT, 0);
}
Value dict_get(Vm *vm, Value dict, Value key); /* absent if not there */
void dict_set(Vm *vm, Value dict, Value key, Value value);
bool dict_delete(Vm *vm, Value dict, Value key); /* false if not there */
/* With str keys: the namespace forms. */
static inline Value dict_get_str(Value dict, Value name) {
    Value *entry = table_find_str(AS(Dict, dict), name);
    return entry ? entry[1] : ABSENT;
}

#endif

/* SPDX-License-Identifier: MIT */
/* Open-addressing tables in insertion order; the form and its invariants are in object/table.h.
 * Deletion shifts later slots of the probe sequence back (Knuth, TAOCP 6.4, algorithm R), so an
 * index has no tombstones. */
#include "object/table.h"

#include <string.h>

#include "heap/heap.h"
#include "object/hash.h"
#include "object/str.h"

/* Up to so many entries there is no index: comparing a few words is faster than hashing into
 * one. */
enum { SCAN_LIMIT = 8 };

/* Bytes of a slot. It holds entry number + 1, so a byte serves up to 254 entries and two bytes up
 * to 65534. */
static unsigned index_width(size_t capacity) {
    return capacity <= 254 ? 1 : capacity <= 65534 ? 2 : 4;
}

/* The size of a TABLE object: header, count, entries, and the index rounded up to words. */
static size_t table_words(size_t capacity, size_t stride) {
    size_t words = 2 + capacity * stride;
    if (capacity > SCAN_LIMIT) {
        words += BYTES_TO_WORDS(hash_slots(capacity) * index_width(capacity));
    }
    return words;
}

/* Entries that there is room for. The count of Values in the table says it, so trimming has to
 * write only that. By constants: a division is dearer than the rest of a lookup. */
static inline size_t capacity_of(const Dict *d) {
    size_t values = value_absent(d->table) ? 0 : (size_t)value_to_int(table_of(d)->count);
    switch (table_stride(d)) {
    case 1: return values;
    case 2: return values / 2;
    default: return values / 3;
    }
}

size_t table_slack(const Dict *d) {
    if (value_absent(d->table)) {
        return 0;
    }
    size_t words = object_payload_words(value_to_object(d->table)) + 1, live = table_live(d);
    size_t needed = live == 0 ? 0 : table_words(live, table_stride(d));
    return words > needed ? words - needed : 0;
}

/* The index of a table while it is used. The address is good until the next allocation. */
typedef struct {
    uint8_t *slots;
    size_t count;
    unsigned width;
} Index;

static Index index_of(const Dict *d, size_t capacity) {
    Table *table = table_of(d);
    return (Index){(uint8_t *)(table->entries + value_to_int(table->count)), hash_slots(capacity),
                   index_width(capacity)};
}

/* The slot that is probed next, round the end. */
static inline size_t index_next(const Index *index, size_t slot) {
    return slot + 1 == index->count ? 0 : slot + 1;
}

/* What a slot holds: 0, or the number of an entry + 1. */
static inline size_t index_read(const Index *index, size_t slot) {
    switch (index->width) {
    case 1: return index->slots[slot];
    case 2: return ((uint16_t *)(void *)index->slots)[slot];
    default: return ((uint32_t *)(void *)index->slots)[slot];
    }
}

static void index_write(const Index *index, size_t slot, size_t value) {
    switch (index->width) {
    case 1: index->slots[slot] = (uint8_t)value; break;
    case 2: ((uint16_t *)(void *)index->slots)[slot] = (uint16_t)value; break;
    default: ((uint32_t *)(void *)index->slots)[slot] = (uint32_t)value;
    }
}

/* Up to so many Values of entries (4096 of a dict, 8192 of a set) strs are spread by the 12 bits of
 * hash that they keep. */
enum { SHORT_LIMIT = 8192 };

/* 30 bits, so that a kept hash is a small int on 32-bit, too. On 64-bit the upper half counts as
 * well. */
static uint32_t fold(intptr_t hash) {
#if UINTPTR_MAX > 0xffffffff
    hash ^= hash >> 32;
#endif
    return (uint32_t)hash & 0x3fffffff;
}

/* Do the places of strs follow from their short hashes? Not where hashes are kept: all of them are
 * hash() there. */
static bool uses_short(const Dict *d) {
    return !table_hashed(d) &&
           (value_absent(d->table) || value_to_int(table_of(d)->count) <= SHORT_LIMIT);
}

/* The hash that a key is found by. Equal keys of one type have equal ones: a str's may be short,
 * and it knows that one from here on. May run Python code and raise TypeError for a key that is
 * not simple. A small int is its own. */
static uint32_t hash_of(Vm *vm, const Dict *d, Value key) {
    if (value_is_kind(key, KIND_STR)) {
        uint32_t hash = str_hash(key);
        return uses_short(d) ? hash : str_hash_full(key);
    }
    return fold(value_is_int(key) ? hash_number(value_to_int(key)) : object_hash(vm, key));
}

/* The hash of a live entry. Never runs Python code: it is kept in the entry, or the key is
 * simple. */
static uint32_t entry_hash(Vm *vm, const Dict *d, const Value *entry) {
    return table_hashed(d) ? (uint32_t)value_to_int(entry[table_stride(d) - 1])
                           : hash_of(vm, d, entry[0]);
}

uint32_t table_hash(Vm *vm, const Dict *d, const Value *entry) {
    return value_is_kind(entry[0], KIND_STR) ? str_hash_full(entry[0]) : entry_hash(vm, d, entry);
}

/* Writes the count of live entries and leaves the flags as they are. */
static void set_live(Dict *d, size_t live) {
    d->live = value_int((intptr_t)(live << 2 | ((size_t)value_to_int(d->live) & 3)));
}

Value table_new(Vm *vm, Kind kind, size_t room) {
    Dict *d = (Dict *)heap_alloc(vm, kind, WORDS_OF(Dict));
    d->used = d->live = value_int(0);
    if (room) {
        table_reserve(vm, d, room);
    }
    return value_object(d);
}

/* Writes the index anew for the entries as they stand. */
static void reindex(Vm *vm, Dict *d) {
    size_t capacity = capacity_of(d);
    if (capacity <= SCAN_LIMIT) {
        return;
    }
    Index index = index_of(d, capacity);
    memset(index.slots, 0, index.count * index.width);
    for (size_t i = 0; i < table_used(d); i++) {
        const Value *entry = table_entry(d, i);
        if (value_absent(entry[0])) {
            continue;
        }
        size_t slot = hash_slot(entry_hash(vm, d, entry), index.count);
        while (index_read(&index, slot)) {
            slot = index_next(&index, slot);
        }
        index_write(&index, slot, i + 1);
    }
}

/* Moves live entries together. Then the index is worth nothing. */
static void compact(Vm *vm, Dict *d) {
    size_t stride = table_stride(d), used = table_used(d), live = 0;
    if (used == table_live(d)) {
        return;
    }
    for (size_t i = 0; i < used; i++) {
        const Value *from = table_entry(d, i);
        if (!value_absent(from[0])) {
            if (live != i) {
                memcpy(table_entry(d, live), from, stride * sizeof(Value));
            }
            live++;
        }
    }
    memset(table_entry(d, live), 0, (used - live) * stride * sizeof(Value));
    d->used = value_int((intptr_t)live);
    if (value_to_int(d->live) & TABLE_GLOBALS) {
        vm_cache_clear(vm);
    }
}

/* Makes the capacity `least`, or up to `wanted` if that is easily had. The entries' size becomes
 * `stride`, which table_stride() only says afterwards. */
static void resize(Vm *vm, Dict *d, size_t least, size_t wanted, size_t stride) {
    /* An entry takes up to three words, and its share of the index less than one more: a quarter of
     * the largest object is what is sure to fit. */
    if (least > HEADER_MAX_WORDS / 4) {
        vm_raise_memory(vm, least < SIZE_MAX / 16 ? least * 2 * sizeof(Value) : SIZE_MAX);
    }
    wanted = wanted < HEADER_MAX_WORDS / 4 ? wanted : least;
    size_t few = table_words(least, stride), many = table_words(wanted, stride);
    Object *table;
    if (!value_absent(d->table)) {
        table = heap_grow_between(vm, value_to_object(d->table), few, many);
    } else {
        table = wanted > least ? heap_try_alloc(vm, KIND_TABLE, many) : NULL;
        table = table ? table : heap_alloc(vm, KIND_TABLE, few);
    }
    d->table = value_object(table);
    size_t words = 1 + object_payload_words(table);
    /* The object may have become smaller than wanted: the most entries that fit it with their
     * index. */
    while (wanted > least && table_words(wanted, stride) > words) {
        wanted--;
    }
    ((Table *)table)->count = value_int((intptr_t)(wanted * stride));
    /* What lies behind the entries may be the old index. table_stride() still says the old stride
     * here. */
    Value *end = ((Table *)table)->entries + table_used(d) * table_stride(d);
    memset(end, 0, (size_t)((Value *)table + words - end) * sizeof(Value));
}

void table_reserve(Vm *vm, Dict *d, size_t n) {
    if (n > capacity_of(d)) {
        resize(vm, d, n, n, table_stride(d));
        reindex(vm, d);
    }
}

/* Entries keep their places, since iterations hold positions. The hashes of simple keys are had
 * without allocation or Python code. */
void table_trim(Vm *vm, Object *object) {
    Dict *d = (Dict *)object;
    size_t used = table_used(d), stride = table_stride(d);
    if (value_absent(d->table)) {
        return;
    }
    if (table_live(d) == 0) {
        d->table = ABSENT;
        d->used = value_int(0);
    } else if (used < capacity_of(d)) {
        /* The count first: it says where the new index begins, which then lies within the old
         * object. */
        table_of(d)->count = value_int((intptr_t)(used * stride));
        reindex(vm, d);
        heap_shrink(vm, (Object *)table_of(d), table_words(used, stride));
    }
}

/* ---- lookup ---- */
/* A str is looked up without any call (find_str). Other keys are compared by key_equal(), which may
 * run Python code, and the search starts over when that changed the table. */

/* Equality of an entry's key with a key whose hash agrees. -1: the search must start over, because
 * the comparison changed the table. What it added does not matter: probe sequences only get longer.
 */
static int key_equal(Vm *vm, Dict *d, size_t i, Value key) {
    Value other = table_entry(d, i)[0];
    if (value_same(other, key)) {
        return 1;
    }
    if (value_is_kind(key, KIND_STR) && value_is_kind(other, KIND_STR)) {
        return str_equal(key, other);
    }
    if (object_is_simple_key(key) && object_is_simple_key(other)) {
        return object_equal(vm, other, key);
    }
    /* What would have changed if the comparison added, compacted or replaced anything. Fewer
     * entries are no harm: the key at this place is compared, too. */
    Value table = d->table, count = table_of(d)->count;
    size_t used = table_used(d), live = table_live(d);
    bool equal = object_equal(vm, other, key);
    if (!value_same(table, d->table) || !value_same(count, table_of(d)->count) ||
        used > table_used(d) || live > table_live(d) || !value_same(other, table_entry(d, i)[0])) {
        return -1;
    }
    return equal;
}

/* hash() of a live entry's key. */
static uint32_t entry_hash_full(Vm *vm, const Dict *d, const Value *entry) {
    bool is_short = value_is_kind(entry[0], KIND_STR) && uses_short(d);
    return is_short ? str_hash_full(entry[0]) : entry_hash(vm, d, entry);
}

/* Only comparisons that are dear or run Python code are spared by looking at hashes. */
static bool asks_hash(const Dict *d, Value key) {
    return table_hashed(d) || !(value_is_int(key) || object_is_simple_key(key));
}

/* Small tables have no index. */
static Value *find_by_scan(Vm *vm, Dict *d, Value key, uint32_t hash) {
    bool hashed = asks_hash(d, key);
    for (size_t i = 0; i < table_used(d); i++) {
        Value *entry = table_entry(d, i);
        /* Small ints have one form, so two different words are two different keys and need no
         * comparison. */
        if (value_absent(entry[0]) || (hashed && entry_hash_full(vm, d, entry) != hash) ||
            (value_is_int(key) && value_is_int(entry[0]) && !value_same(key, entry[0]))) {
            continue;
        }
        int equal = key_equal(vm, d, i, key);
        if (equal > 0) {
            return table_entry(d, i);
        }
        if (equal < 0) {
            i = (size_t)-1; /* start over */
        }
    }
    return NULL;
}

/* Is the key, not the same object, a str of that text? All strs in tables know their short hash. */
static inline bool is_equal_str(Value key, Value name, uint32_t hash) {
    return value_is_kind(key, KIND_STR) && AS(Str, key)->meta >> STR_HASH_SHIFT == hash &&
           str_equal_slow(AS(Str, key), AS(Str, name));
}

/* The entry of a str, where only another str can be equal to it. Most keys are the very same
 * object, so identity goes first. */
static Value *find_str(const Dict *d, Value name) {
    if (value_absent(d->table)) {
        return NULL;
    }
    uint32_t hash = str_hash(name);
    size_t capacity = capacity_of(d), stride = table_stride(d);
    Value *entries = table_of(d)->entries;
    if (capacity <= SCAN_LIMIT) {
        Value *end = entries + table_used(d) * stride;
        for (Value *entry = entries; entry < end; entry += stride) {
            if (value_same(*entry, name)) {
                return entry;
            }
        }
        for (Value *entry = entries; entry < end; entry += stride) {
            if (is_equal_str(*entry, name, hash)) {
                return entry;
            }
        }
        return NULL;
    }
    Index index = index_of(d, capacity);
    size_t number;
    uint32_t spread = uses_short(d) ? hash : str_hash_full(name);
    for (size_t slot = hash_slot(spread, index.count); (number = index_read(&index, slot)) != 0;
         slot = index_next(&index, slot)) {
        Value *entry = entries + (number - 1) * stride;
        if (value_same(*entry, name) || is_equal_str(*entry, name, hash)) {
            return entry;
        }
    }
    return NULL;
}

/* The entry of a key at the place of its hash or, if as_str, at that of a str of this hash. */
static Value *find_by_index(Vm *vm, Dict *d, Value key, uint32_t hash, bool as_str) {
restart:;
    uint32_t spread = as_str && uses_short(d) ? hash_short(hash) : hash;
    if (capacity_of(d) <= SCAN_LIMIT) {
        return find_by_scan(vm, d, key, hash);
    }
    Index index = index_of(d, capacity_of(d));
    size_t number;
    for (size_t slot = hash_slot(spread, index.count); (number = index_read(&index, slot)) != 0;
         slot = index_next(&index, slot)) {
        Value *entry = table_entry(d, number - 1);
        if (value_same(entry[0], key)) {
            return entry;
        }
        if (asks_hash(d, key) ? entry_hash_full(vm, d, entry) != hash
                              : value_is_int(key) && value_is_int(entry[0])) {
            continue;
        }
        int equal = key_equal(vm, d, number - 1, key);
        if (equal > 0) {
            return table_entry(d, number - 1);
        }
        if (equal < 0) {
            if (value_absent(d->table)) {
                return NULL;
            }
            goto restart;
        }
    }
    return NULL;
}

/* The entry of a str in a plain table. `if k in d: d[k] += 1` asks three times for one key, so the
 * last one that was found in a table with an index is remembered. Entries may have moved since, and
 * then another key is there; that str and key are the same objects means that their texts are the
 * same, as only a collection makes room for others (vm_cache_clear). */
static Value *find_str_again(Vm *vm, const Dict *d, Value name) {
    RecentLookup *recent = &vm->recent;
    if (value_same(recent->name, name) && value_same(recent->table, d->table) &&
        recent->place < table_used(d) * table_stride(d)) {
        Value *entry = table_of(d)->entries + recent->place;
        if (value_same(*entry, recent->key)) {
            return entry;
        }
    }
    Value *entry = find_str(d, name);
    if (entry && value_to_int(table_of(d)->count) > 2 * SCAN_LIMIT) {
        size_t place = (size_t)(entry - table_of(d)->entries);
        *recent = (RecentLookup){d->table, name, *entry, place};
    }
    return entry;
}

/* The entry of any other key, with its hash. A key of the program's own class may be equal to a
 * str, which is at the place of its short hash. */
static Value *find(Vm *vm, Dict *d, Value key, uint32_t hash) {
    if (value_absent(d->table)) {
        return NULL;
    }
    Value *entry = find_by_index(vm, d, key, hash, false);
    if (!entry && !value_absent(d->table) && !object_is_simple_key(key) && uses_short(d)) {
        entry = find_by_index(vm, d, key, hash, true);
    }
    return entry;
}

Value *table_find(Vm *vm, Dict *d, Value key) {
    if (value_is_kind(key, KIND_STR) && !table_hashed(d)) {
        return find_str_again(vm, d, key);
    }
    uint32_t hash = hash_of(vm, d, key);
    return find(vm, d, key, hash);
}

Value *table_find_str(const Dict *d, Value name) {
    return find_str(d, name);
}

/* ---- change ---- */
/* A new entry goes after the last one, then its number into the index. Room is made before anything
 * is written, so that a MemoryError leaves the table as it was. */

/* Adds the hash column, for the first key whose hash is dear or runs Python code. */
static void keep_hashes(Vm *vm, Dict *d) {
    size_t stride = table_stride(d), used = table_used(d), capacity = capacity_of(d);
    size_t room = used + 1 > capacity ? used + 1 : capacity;
    resize(vm, d, room, room, stride + 1);
    Value *entries = table_of(d)->entries;
    d->live = value_int(value_to_int(d->live) | TABLE_HASHED); /* hash_of() asks for it */
    for (size_t i = used; i-- > 0;) { /* from the end, since entries move up */
        Value *from = entries + i * stride, *to = entries + i * (stride + 1);
        memmove(to, from, stride * sizeof(Value));
        to[stride] = value_int(value_absent(to[0]) ? 0 : (intptr_t)hash_of(vm, d, to[0]));
    }
    reindex(vm, d);
    if (value_to_int(d->live) & TABLE_GLOBALS) {
        vm_cache_clear(vm); /* entries have other places now */
    }
}

/* Makes room for one more entry. */
static void make_room(Vm *vm, Dict *d) {
    size_t capacity = capacity_of(d);
    if (table_used(d) < capacity) {
        return;
    }
    /* More than a quarter is deleted entries: moving the others together makes room enough. */
    if (table_live(d) < capacity - capacity / 4) {
        compact(vm, d);
    } else {
        resize(vm, d, capacity + 1, capacity + capacity / 2 + 3, table_stride(d));
    }
    reindex(vm, d);
}

Value *table_insert(Vm *vm, Dict *d, Value key) {
    bool plain = value_is_kind(key, KIND_STR) && !table_hashed(d);
    uint32_t hash = plain ? 0 : hash_of(vm, d, key);
    Value *entry = plain ? find_str_again(vm, d, key) : find(vm, d, key, hash);
    if (entry) {
        return entry;
    }
    if (!table_hashed(d) && !object_is_simple_key(key)) {
        keep_hashes(vm, d);
    }
    make_room(vm, d);
    if (value_is_kind(key, KIND_STR)) {
        hash = hash_of(vm, d, key); /* the table may have become a long one */
    }
    size_t i = table_used(d);
    entry = table_entry(d, i);
    entry[0] = key;
    if (table_hashed(d)) {
        entry[table_stride(d) - 1] = value_int((intptr_t)hash);
    }
    d->used = value_int((intptr_t)i + 1);
    set_live(d, table_live(d) + 1);
    size_t capacity = capacity_of(d);
    if (capacity > SCAN_LIMIT) {
        Index index = index_of(d, capacity);
        size_t slot = hash_slot(hash, index.count);
        while (index_read(&index, slot)) {
            slot = index_next(&index, slot);
        }
        index_write(&index, slot, i + 1);
    }
    if (value_to_int(d->live) & TABLE_GLOBALS) {
        /* It may have the text of a built-in's name, which is the one in flash. */
        if (value_is_kind(key, KIND_STR)) {
            vm_cache_forget_global(vm, value_object(d), str_name(key));
        } else {
            vm_cache_clear(vm);
        }
    }
    return entry;
}

/* Steps from one slot to another in the order of probing, round the end. */
static size_t probe_distance(const Index *index, size_t from, size_t to) {
    return to >= from ? to - from : to + index->count - from;
}

/* Closes the gap: entries further on that a probe would miss beyond an empty slot move back (Knuth,
 * 6.4, algorithm R). */
static void index_remove(Vm *vm, Dict *d, const Value *entry, size_t capacity) {
    Index index = index_of(d, capacity);
    size_t number = (size_t)(entry - table_of(d)->entries) / table_stride(d) + 1;
    size_t slot = hash_slot(entry_hash(vm, d, entry), index.count);
    while (index_read(&index, slot) != number) {
        slot = index_next(&index, slot);
    }
    for (size_t next = slot;;) {
        next = index_next(&index, next);
        size_t other = index_read(&index, next);
        if (!other) {
            break;
        }
        /* An entry may take the gap if the gap lies on its way from its home slot to where it is
         * now. */
        size_t home = hash_slot(entry_hash(vm, d, table_entry(d, other - 1)), index.count);
        if (probe_distance(&index, home, next) >= probe_distance(&index, slot, next)) {
            index_write(&index, slot, other);
            slot = next;
        }
    }
    index_write(&index, slot, 0);
}

void table_delete(Vm *vm, Dict *d, Value *entry) {
    size_t capacity = capacity_of(d), stride = table_stride(d);
    if (capacity > SCAN_LIMIT) {
        index_remove(vm, d, entry, capacity);
    }
    /* After the index: that needed the key's hash. */
    memset(entry, 0, stride * sizeof(Value));
    set_live(d, table_live(d) - 1);
    size_t used = table_used(d);
    /* Dead entries at the end are dropped at once, so a dict used as a stack does not grow. */
    while (used && value_absent(table_entry(d, used - 1)[0])) {
        used--;
    }
    d->used = value_int((intptr_t)used);
}

/* The table is left to the collector. The flag that the cache may know the dict stays. */
void table_clear(Dict *d) {
    d->table = ABSENT;
    d->used = value_int(0);
    d->live = value_int(value_to_int(d->live) & TABLE_GLOBALS);
}

/* Positions stay good over insertions and deletions; only compact() moves entries. */
Value *table_next(const Dict *d, size_t *position) {
    while (*position < table_used(d)) {
        Value *entry = table_entry(d, (*position)++);
        if (!value_absent(entry[0])) {
            return entry;
        }
    }
    return NULL;
}

Value table_copy(Vm *vm, Dict *d, Kind kind) {
    Dict *copy = (Dict *)heap_alloc(vm, kind, WORDS_OF(Dict));
    copy->used = value_int(0);
    copy->live = value_int(value_to_int(d->live) & TABLE_HASHED);
    size_t live = table_live(d), stride = table_stride(d), to = 0;
    if (live) {
        /* The allocation may collect: entries are read only afterwards. */
        table_reserve(vm, copy, live);
        for (size_t i = 0; i < table_used(d); i++) {
            if (!value_absent(table_entry(d, i)[0])) {
                memcpy(table_entry(copy, to++), table_entry(d, i), stride * sizeof(Value));
            }
        }
        copy->used = value_int((intptr_t)to);
        set_live(copy, to);
        reindex(vm, copy);
    }
    return value_object(copy);
}

/* May run Python code, as the two below, unless this key and those it meets are simple. */
Value dict_get(Vm *vm, Value dict, Value key) {
    Value *entry = table_find(vm, AS(Dict, dict), key);
    return entry ? entry[1] : ABSENT;
}

void dict_set(Vm *vm, Value dict, Value key, Value value) {
    Value *entry = table_insert(vm, AS(Dict, dict), key);
    entry[1] = value;
}

bool dict_delete(Vm *vm, Value dict, Value key) {
    Value *entry = table_find(vm, AS(Dict, dict), key);
    if (entry) {
        table_delete(vm, AS(Dict, dict), entry);
    }
    return entry != NULL;
}

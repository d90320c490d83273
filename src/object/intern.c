/* SPDX-License-Identifier: MIT */
/* Interned strings: one object for each name, so that equal names are mostly equal words.
 *
 * Flash names come first, found by the index that tools/make_builtins.py lays out. All others are
 * in the weak table heap->interned:
 *
 *     WEAK_TABLE | used | str or 0 or tombstone | ...
 *
 * Word 0 counts the slots that are not 0, as a small int. The rest is an open-addressing table with
 * linear probing from scale(hash); the size is any number, so that a name costs 1.15 to 1.35 words.
 * The collector overwrites a dead string with the tombstone value_int(0).
 * Invariants: every string in the table has STR_INTERNED set and lies in the heap; there is always
 * a slot that is 0. Texts of no or one ASCII character are never in it: they are in flash. */
#include "object/intern.h"

#include <string.h>

#include "builtins.h"
#include "object/str.h"

enum { MIN_SLOTS = 8 };

typedef struct {
    Value *used;
    Value *slots;
    size_t count;
} Names;

/* The parts of a table object; good until the next allocation. */
static Names names_of(Value table) {
    Value *words = object_values(value_to_object(table));
    return (Names){words, words + 1, object_payload_words(value_to_object(table)) - 1};
}

/* The slots that n names ask for: filled to three quarters, so that they grow by a sixth at a
 * time. */
static size_t slots_for(size_t n) {
    size_t slots = n + n / 3 + 2;
    return slots < MIN_SLOTS ? MIN_SLOTS : slots;
}
/* More than seven eighths full: probe sequences would become long. The sizes of slots_for() lie
 * well below. */
static bool is_crowded(size_t used, size_t slots) {
    return used * 8 >= slots * 7;
}

/* Spreads a hash over any number of slots: the high word of a product. */
static size_t scale(uint32_t hash, size_t slots) {
    return (size_t)(((uint64_t)(hash * 0x9E3779B1u) * slots) >> 32);
}

/* Hashes are compared first: nearly always they decide. */
static bool has_text(const Str *s, uint32_t hash, const char *text, size_t n) {
    return (s->meta >> STR_HASH_SHIFT) == hash && str_size(s) == n && memcmp(s->text, text, n) == 0;
}

/* The slot of a text, or the empty slot where its probe sequence ends. */
static Value *find_slot(Names names, uint32_t hash, const char *text, size_t n) {
    size_t at = scale(hash, names.count);
    while (!value_absent(names.slots[at])) {
        Value v = names.slots[at];
        if (value_is_object(v) && has_text(AS(Str, v), hash, text, n)) {
            break;
        }
        at = at + 1 == names.count ? 0 : at + 1;
    }
    return &names.slots[at];
}

/* Finds a flash name or a one-character string; NULL if there is none. */
static const Str *find_in_flash(uint32_t hash, const char *text, size_t n) {
    if (n <= 1) {
        return n == 0 ? &name_empty_text : (const Str *)&str_chars[(uint8_t)*text & 0x7f];
    }
    /* The index in flash has free slots, so a text that is not in it is known at the first of
     * them. */
    for (size_t at = hash_slot(hash, names_slots);; at = (at + 1) % names_slots) {
        unsigned entry = names_index[at];
        if (entry == 0) {
            return NULL;
        }
        if (has_text(names_list[entry - 1], hash, text, n)) {
            return names_list[entry - 1];
        }
    }
}

/* Puts everything that lies in the first `old` slots where it belongs among `slots`, in place:
 * strings still to be placed carry bit 1, and one that meets another on its way takes its slot. */
static void rehash(Value *slots, size_t old, size_t count) {
    const uintptr_t waiting = 2;
    for (size_t i = 0; i < old; i++) {
        slots[i] = value_is_object(slots[i]) ? (Value){slots[i].bits | waiting} : ABSENT;
    }
    for (size_t i = 0; i < old; i++) {
        if (!(slots[i].bits & waiting)) {
            continue;
        }
        uintptr_t moving = slots[i].bits;
        slots[i] = ABSENT;
        while (moving) {
            Str *s = (Str *)(moving & ~waiting);
            size_t at = scale((uint32_t)(s->meta >> STR_HASH_SHIFT), count);
            while (!value_absent(slots[at]) && !(slots[at].bits & waiting)) {
                at = at + 1 == count ? 0 : at + 1;
            }
            moving = slots[at].bits;
            slots[at] = value_object(s);
        }
    }
}

/* Counts afresh: tombstones are not told from dead names elsewhere. */
static size_t live_names(Names names) {
    size_t live = 0;
    for (size_t i = 0; i < names.count; i++) {
        live += value_is_object(names.slots[i]);
    }
    return live;
}

/* Makes sure that one more name finds room. May collect; raises MemoryError only when the table is
 * full to the last slot. */
static void make_room(Vm *vm) {
    Heap *heap = heap_of(vm);
    Names names = {NULL, NULL, 0};
    if (!value_absent(heap->interned)) {
        names = names_of(heap->interned);
        if (!is_crowded((size_t)value_to_int(*names.used) + 1, names.count)) {
            return;
        }
    }
    /* Tombstones are not counted, so the new table may be no larger than the old one. */
    size_t wanted = slots_for(names.count ? live_names(names) + 1 : 0);
    Object *table = heap_try_alloc(vm, KIND_WEAK_TABLE, wanted + 2);
    if (!value_absent(heap->interned)) {
        names = names_of(heap->interned); /* a collection may have trimmed it */
    }
    size_t live = names.count ? live_names(names) : 0;
    if (table == NULL || live + 1 >= wanted) {
        /* The old table will do as long as one slot stays 0 for searches to end at. */
        if (names.count == 0 || (size_t)value_to_int(*names.used) + 2 > names.count) {
            vm_raise_memory(vm, (wanted + 2) * sizeof(Value));
        }
        return;
    }
    Names fresh = names_of(value_object(table));
    size_t at = 0;
    for (size_t i = 0; i < names.count; i++) {
        if (value_is_object(names.slots[i])) {
            fresh.slots[at++] = names.slots[i];
        }
    }
    rehash(fresh.slots, at, fresh.count);
    *fresh.used = value_int((intptr_t)live);
    heap->interned = value_object(table);
}

/* While marking, after the dead names have left: a smaller index, in place. Strings whose slots
 * held tombstones are simply not placed again. */
void intern_trim(Vm *vm) {
    Heap *heap = heap_of(vm);
    if (value_absent(heap->interned)) {
        return;
    }
    Names names = names_of(heap->interned);
    size_t live = live_names(names), slots = slots_for(live);
    if (slots > names.count) {
        slots = names.count;
    }
    if (slots == names.count && (size_t)value_to_int(*names.used) == live) {
        return;
    }
    rehash(names.slots, names.count, slots);
    *names.used = value_int((intptr_t)live);
    heap_shrink(vm, value_to_object(heap->interned), slots + 2);
}

/* For micropython.qstr_info(). */
size_t intern_count(const Vm *vm, size_t *bytes) {
    Value table = ((const Heap *)vm)->interned;
    *bytes = 0;
    if (value_absent(table)) {
        return 0;
    }
    Names names = names_of(table);
    for (size_t i = 0; i < names.count; i++) {
        if (value_is_object(names.slots[i])) {
            *bytes += object_words(value_to_object(names.slots[i])) * sizeof(uintptr_t);
        }
    }
    return live_names(names);
}

/* Interns a text; `str` is an object that has it already, or absent. */
static Value intern(Vm *vm, const char *text, size_t n, uint32_t hash, Value str) {
    const Str *flash = find_in_flash(hash, text, n);
    if (flash) {
        return value_object(flash);
    }
    Heap *heap = heap_of(vm);
    if (!value_absent(heap->interned)) {
        Value found = *find_slot(names_of(heap->interned), hash, text, n);
        if (!value_absent(found)) {
            return found;
        }
    }
    /* Only strings of the heap are in the table: the collector tells from them who is dead. */
    if (value_absent(str) || !heap_contains(heap, AS(Str, str))) {
        str = str_new(vm, text, n);
    }
    make_room(vm);
    Str *s = AS(Str, str);
    s->meta |= (uintptr_t)hash << STR_HASH_SHIFT | STR_INTERNED;
    Names names = names_of(heap->interned);
    *find_slot(names, hash, s->text, n) = str;
    *names.used = value_int(value_to_int(*names.used) + 1);
    return str;
}

/* The text may lie in the heap, or in a buffer of the compiler. Raises MemoryError only. */
Value str_intern(Vm *vm, const char *text, size_t n) {
    return intern(vm, text, n, hash_bytes(text, n), ABSENT);
}

/* str itself goes into the table, unless it is one of an image in flash. */
Value str_intern_value(Vm *vm, Value str) {
    if (str_is_interned(str)) {
        return str;
    }
    return intern(vm, str_text(str), str_bytes(str), str_hash(str), str);
}

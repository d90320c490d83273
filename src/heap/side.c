/* SPDX-License-Identifier: MIT */
/* The side table is one WEAK_TABLE object:
 *
 *     header | count | object, id | object, id | ...           (8 bytes an entry on 32-bit)
 *
 * count is a small int, ids are odd small ints, the rest is absent. Entries are sorted by the
 * address of the object, which sliding keeps sorted, so that a lookup is a binary search. An object
 * with an entry has HEADER_SIDE; the collector drops the entries of objects that died. */
#include "heap/side.h"

typedef struct {
    Value object, id;
} SideEntry;

typedef struct {
    uintptr_t header;
    Value count;
    SideEntry entries[];
} SideTable;

enum { GROW_ENTRIES = 4, HEAD_WORDS = 2, ENTRY_WORDS = 2 };
/* An id is a small int, whose 31 bits on 32-bit include the sign. */
#define ID_BITS 0x7fffffffu

/* NULL while no object has an entry yet: absent is 0. */
static SideTable *table_of(const Heap *heap) {
    return (SideTable *)heap->side.bits;
}

static size_t count_of(const SideTable *table) {
    return table == NULL ? 0 : (size_t)value_to_int(table->count);
}

static void set_count(SideTable *table, size_t count) {
    table->count = value_int((intptr_t)count);
}

/* Entries that the table's size allows. One word of the payload is the count. */
static size_t room_of(const SideTable *table) {
    return table == NULL ? 0 : (object_payload_words((const Object *)table) - 1) / ENTRY_WORDS;
}

static uint32_t id_of(const SideEntry *entry) {
    return (uint32_t)value_to_int(entry->id) & ID_BITS;
}

/* The index of the first entry whose object is not below `object`. */
static size_t find(const SideTable *table, const Object *object) {
    size_t low = 0, high = count_of(table);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (table->entries[middle].object.bits < (uintptr_t)object) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* There is room, and the object has no entry. Objects that are asked for soon after they are made
 * are near the top of the heap, so little is moved. */
static void insert(SideTable *table, Object *object, Value id) {
    size_t at = find(table, object), count = count_of(table);
    for (size_t i = count; i > at; i--) {
        table->entries[i] = table->entries[i - 1];
    }
    table->entries[at] = (SideEntry){value_object(object), id};
    set_count(table, count + 1);
    object->header |= HEADER_SIDE;
}

/* Makes room for one more entry. */
static void reserve(Vm *vm) {
    Heap *heap = heap_of(vm);
    SideTable *table = table_of(heap);
    size_t count = count_of(table);
    if (count < room_of(table)) {
        return;
    }
    /* Grows by a quarter; a few entries are enough for most programs. */
    size_t least = HEAD_WORDS + ENTRY_WORDS * (count + 1);
    size_t wanted = HEAD_WORDS + ENTRY_WORDS * (count + count / 4 + GROW_ENTRIES);
    if (table == NULL) {
        table = (SideTable *)heap_alloc(vm, KIND_WEAK_TABLE, wanted);
        set_count(table, 0);
    } else {
        table = (SideTable *)heap_grow_between(vm, (Object *)table, least, wanted);
    }
    heap->side = value_object(table);
}

/* Once all odd numbers of 31 bits have been given, next_id has its highest bit set, and those that
 * are still in use are passed over. */
static uint32_t new_id(Heap *heap) {
    uint32_t id;
    do {
        uint32_t again = heap->next_id & ~ID_BITS;
        id = heap->next_id & ID_BITS;
        heap->next_id = (heap->next_id + 2) | again;
    } while (heap->next_id & ~ID_BITS && side_object(heap, id) != NULL);
    return id;
}

uint32_t side_id(Vm *vm, Object *object) {
    Heap *heap = heap_of(vm);
    uint32_t id = side_known_id(heap, object);
    if (id != 0) {
        return id;
    }
    heap->keep[1] = value_object(object); /* reserve() may move it */
    reserve(vm);
    object = value_to_object(heap->keep[1]);
    heap->keep[1] = ABSENT;
    id = new_id(heap);
    insert(table_of(heap), object, value_int((intptr_t)id));
    return id;
}

uint32_t side_known_id(const Heap *heap, const Object *object) {
    /* In flash: an address is even, since objects are aligned to words, and so never one of our
     * ids. */
    if (!heap_contains(heap, object)) {
        return (uint32_t)(uintptr_t)object;
    }
    if (!(object->header & HEADER_SIDE)) {
        return 0;
    }
    const SideTable *table = table_of(heap);
    return id_of(&table->entries[find(table, object)]);
}

Object *side_object(const Heap *heap, uint32_t id) {
    const SideTable *table = table_of(heap);
    /* Sorted by address and not by id, so all are looked at; only attributes of functions need
     * this. */
    for (size_t i = count_of(table); i-- > 0;) {
        if (id_of(&table->entries[i]) == (id & ID_BITS)) {
            return value_to_object(table->entries[i].object);
        }
    }
    return NULL;
}

Object *side_entry(const Heap *heap, size_t i, uint32_t *id) {
    const SideTable *table = table_of(heap);
    if (i >= count_of(table)) {
        return NULL;
    }
    *id = (uint32_t)value_to_int(table->entries[i].id);
    return value_to_object(table->entries[i].object);
}

void side_drop_dead(Vm *vm) {
    SideTable *table = table_of(heap_of(vm));
    size_t count = count_of(table), kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (value_to_object(table->entries[i].object)->header & HEADER_MARK) {
            table->entries[kept++] = table->entries[i];
        }
    }
    /* Nobody died: there is nothing to clear or to give back. */
    if (kept == count) {
        return;
    }
    for (size_t i = kept; i < count; i++) {
        table->entries[i] = (SideEntry){ABSENT, ABSENT};
    }
    set_count(table, kept);
    /* Shortened only when more than half is unused, so that a table at its limit is not shortened
     * and grown in turn. */
    if (room_of(table) > 2 * kept + GROW_ENTRIES) {
        heap_shrink(vm, (Object *)table, HEAD_WORDS + ENTRY_WORDS * (kept + GROW_ENTRIES));
    }
}

void side_transfer(Heap *heap, Object *from, Object *to) {
    SideTable *table = table_of(heap);
    /* The copy lies elsewhere, so the entry is taken out and put where the new address belongs. */
    size_t at = find(table, from), count = count_of(table);
    Value id = table->entries[at].id;
    for (size_t i = at + 1; i < count; i++) {
        table->entries[i - 1] = table->entries[i];
    }
    set_count(table, count - 1);
    from->header &= ~(uintptr_t)HEADER_SIDE;
    insert(table, to, id);
}

const char *side_check(const Heap *heap) {
    const SideTable *table = table_of(heap);
    size_t count = count_of(table), flagged = 0;
    if (count > room_of(table)) {
        return "side table: more entries than room";
    }
    for (size_t i = 0; i < count; i++) {
        const SideEntry *entry = &table->entries[i];
        if (!heap_contains(heap, value_to_object(entry->object)) ||
            !(value_to_object(entry->object)->header & HEADER_SIDE)) {
            return "side table: an entry's object has no HEADER_SIDE";
        }
        if (i > 0 && entry->object.bits <= entry[-1].object.bits) {
            return "side table: not sorted by address";
        }
        if (!value_is_int(entry->id) || !(id_of(entry) & 1) || id_of(entry) >= heap->next_id) {
            return "side table: an id that was never given";
        }
    }
    for (Object *o = heap_next_object(heap, NULL); o != NULL; o = heap_next_object(heap, o)) {
        flagged += object_kind(o) != KIND_HOLE && (o->header & HEADER_SIDE) != 0;
    }
    return flagged == count ? NULL : "HEADER_SIDE on an object without an entry";
}

/* SPDX-License-Identifier: MIT */
/* Histograms: a row for each type that had live objects, and a last one for all types beyond. */
#include "inspect/histogram.h"

#include "builtins.h"
#include "heap/side.h"

typedef struct {
    Value key; /* a Type; an id of a class; -1 - kind of what has no type; absent in the last row */
    Value count, words;
} Row;

typedef struct {
    uintptr_t header;
    Value used; /* rows, the last one left out */
    Row rows[]; /* the last one stands for what had no room */
} Histogram;

enum { ROW_WORDS = 3, MOST_ROWS = 64, SPARE_ROWS = 2 };

static Histogram *histogram_of(Value mark) {
    return AS(Histogram, AS(Mark, mark)->store);
}

/* Of the last row. */
static size_t room_of(const Histogram *h) {
    return (object_payload_words((const Object *)h) - 1) / ROW_WORDS - 1;
}

static size_t number_of(Value v) {
    return (size_t)value_to_int(v);
}

static Value number(size_t n) {
    return value_int((intptr_t)n);
}

/* ---- keys ---- */

static bool is_own(Value key) {
    return value_same(key, value_object(&type_mark));
}

/* The key of a row for one of a census; 0 for a class that has no id. */
static Value row_key(const Heap *heap, Value key) {
    if (!value_is_object(key)) {
        return value_int(-1 - value_to_int(key));
    }
    if (!heap_contains(heap, value_to_object(key))) {
        return key;
    }
    uint32_t id = side_known_id(heap, value_to_object(key));
    return id == 0 ? value_int(0) : number(id);
}

/* The row of a key, NULL if it has none. */
static Row *find(Histogram *h, Value key) {
    for (size_t i = 0; i < number_of(h->used); i++) {
        if (value_same(h->rows[i].key, key)) {
            return &h->rows[i];
        }
    }
    return NULL;
}

/* Does the row stand for a class that is gone? */
static bool is_gone(const Heap *heap, const Row *row) {
    return value_is_int(row->key) &&
           (value_to_int(row->key) >= 0 || value_to_int(row->key) < -1 - KIND_LIMIT) &&
           side_object(heap, (uint32_t)value_to_int(row->key) & 0x7fffffff) == NULL;
}

/* ---- making ---- */

/* A class in the heap that has objects and no id, or NULL; *types is how many types there are. */
static Object *find_nameless(Vm *vm, size_t *types) {
    Census census;
    CensusRow row;
    *types = 0;
    census_begin(&census, vm, NULL);
    while (census_next(&census, &row)) {
        ++*types;
        if (value_same(row_key(heap_of(vm), row.key), value_int(0))) {
            return value_to_object(row.key);
        }
    }
    return NULL;
}

Value histogram_mark_of(Vm *vm, Value label, size_t words) {
    Value store = value_object(heap_alloc(vm, KIND_STORE, words));
    Mark *mark = (Mark *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Mark));
    mark->cls = value_object(&type_mark);
    mark->label = label;
    mark->store = store;
    mark->note = NONE;
    return value_object(mark);
}

Value histogram_mark(Vm *vm, Value label) {
    size_t types;
    for (Object *cls; (cls = find_nameless(vm, &types)) != NULL;) {
        (void)side_id(vm, cls);
    }
    size_t rows = types + SPARE_ROWS < MOST_ROWS ? types + SPARE_ROWS : MOST_ROWS;
    Value mark = histogram_mark_of(vm, label, 2 + ROW_WORDS * (rows + 1));
    Histogram *h = histogram_of(mark);
    h->used = value_int(0);
    for (size_t i = 0; i <= rows; i++) {
        h->rows[i] = (Row){ABSENT, value_int(0), value_int(0)};
    }
    return mark;
}

/* The row for a key, a new one if need be; the last one when there is no room. */
static Row *row_for(Histogram *h, Value key) {
    Row *row = find(h, key);
    size_t used = number_of(h->used);
    if (row != NULL) {
        return row;
    }
    if (used == room_of(h) || value_same(key, value_int(0))) {
        return &h->rows[room_of(h)];
    }
    h->used = number(used + 1);
    h->rows[used].key = key;
    return &h->rows[used];
}

static void add(Row *row, size_t count, size_t words) {
    row->count = number(number_of(row->count) + count);
    row->words = number(number_of(row->words) + words);
}

void histogram_fill(Vm *vm, Value mark) {
    Census census;
    CensusRow found;
    census_begin(&census, vm, NULL);
    while (census_next(&census, &found)) {
        if (!is_own(found.key)) {
            add(row_for(histogram_of(mark), row_key(heap_of(vm), found.key)), found.count,
                found.words);
        }
    }
}

void histogram_raise(Vm *vm, Value mark) {
    Census census;
    CensusRow found;
    census_begin(&census, vm, NULL);
    while (census_next(&census, &found)) {
        Histogram *h = histogram_of(mark);
        Row *row = row_for(h, row_key(heap_of(vm), found.key));
        if (!is_own(found.key) && row != &h->rows[room_of(h)] &&
            found.count > number_of(row->count)) {
            row->count = number(found.count);
            row->words = number(found.words);
        }
    }
}

void histogram_copy(Vm *vm, Value mark, Value older) {
    Histogram *from = histogram_of(older), *to = histogram_of(mark);
    for (size_t i = 0; i < number_of(from->used); i++) {
        if (!is_gone(heap_of(vm), &from->rows[i])) {
            add(row_for(to, from->rows[i].key), number_of(from->rows[i].count),
                number_of(from->rows[i].words));
        }
    }
}

/* ---- comparing ---- */

/* Two censuses, of what lies below and above the border, in step: both give their rows in the order
 * of keys. */
typedef struct {
    Census census;
    CensusRow row; /* the next one; words 0: there is none */
} Side;

static void step(Side *side) {
    if (!census_next(&side->census, &side->row)) {
        side->row = (CensusRow){{UINTPTR_MAX}, 0, 0};
    }
}

/* The rows of the smaller key; false at the end. */
static bool next_change(Side *old, Side *born, Change *change) {
    Value key = old->row.key.bits < born->row.key.bits ? old->row.key : born->row.key;
    *change = (Change){.key = key};
    if (key.bits == UINTPTR_MAX) {
        return false;
    }
    if (value_same(old->row.key, key)) {
        change->old_count = old->row.count;
        change->old_words = old->row.words;
        step(old);
    }
    if (value_same(born->row.key, key)) {
        change->born_count = born->row.count;
        change->born_words = born->row.words;
        step(born);
    }
    return true;
}

/* The rows of types that have no objects any more: what was not `seen`. */
static void visit_rest(Vm *vm, const Histogram *h, uint64_t seen,
                       void (*visit)(void *context, const Change *change), void *context,
                       Change *several) {
    for (size_t i = 0; i < number_of(h->used); i++) {
        const Row *row = &h->rows[i];
        if (seen >> i & 1) {
            continue;
        }
        Change gone = {.count = number_of(row->count), .words = number_of(row->words)};
        if (is_gone(heap_of(vm), row)) {
            several->count += gone.count;
            several->words += gone.words;
            continue;
        }
        intptr_t n = value_is_int(row->key) ? value_to_int(row->key) : 0;
        gone.key = value_is_object(row->key) ? row->key
                   : n < 0 && n >= -1 - KIND_LIMIT
                       ? value_int(-1 - n)
                       : value_object(side_object(heap_of(vm), (uint32_t)n & 0x7fffffff));
        visit(context, &gone);
    }
}

_Static_assert(MOST_ROWS <= 64, "a bit for each row");

void histogram_compare(Vm *vm, Value mark, const Object *border,
                       void (*visit)(void *context, const Change *change), void *context) {
    Histogram *h = histogram_of(mark);
    bool full = number_of(h->used) == room_of(h);
    const Row *last = &h->rows[room_of(h)];
    Change several = {.count = number_of(last->count), .words = number_of(last->words)}, change;
    uint64_t seen = 0;
    Side old, born;
    census_begin(&old.census, vm, &(CensusScope){NULL, border, false});
    census_begin(
        &born.census, vm,
        &(CensusScope){border != NULL ? (const void *)border : heap_of(vm)->bump, NULL, false});
    step(&old);
    step(&born);
    while (next_change(&old, &born, &change)) {
        if (is_own(change.key)) {
            continue;
        }
        const Row *row = find(h, row_key(heap_of(vm), change.key));
        if (row != NULL) {
            seen |= (uint64_t)1 << (row - h->rows);
            change.count = number_of(row->count);
            change.words = number_of(row->words);
        } else if (full) {
            several.old_count += change.old_count;
            several.old_words += change.old_words;
            several.born_count += change.born_count;
            several.born_words += change.born_words;
            continue;
        }
        visit(context, &change);
    }
    visit_rest(vm, h, seen, visit, context, &several);
    if (several.count + several.words + several.old_count + several.born_count != 0) {
        visit(context, &several);
    }
}

/* SPDX-License-Identifier: MIT */
/* Counting by type without a table of types.
 *
 * A walk adds up the rows with the BATCH smallest keys above those that were given before: a key
 * that comes while the batch is full takes the place of the largest one if it is smaller. What was
 * put out, or not let in, cannot come back in this walk, since the keys of a full batch only get
 * smaller: so every row that is left at the end is complete, and the next walk begins above it.
 *
 * A part belongs to the first owner that the walk finds; HEADER_PINNED says that it has one. */
#include "inspect/census.h"

#include "builtins.h"
#include "inspect/column.h"
#include "object/type.h"

enum { BATCH = 16 };

typedef struct {
    const Heap *heap;
    const CensusScope *scope;
    uintptr_t last; /* bits of the key up to which rows were given */
    size_t count;
    CensusRow rows[BATCH];
} Census;

static bool is_class(const Object *o, const Type *type) {
    return object_kind(o) == KIND_INSTANCE &&
           value_same(((const Instance *)o)->cls, value_object(type));
}

/* The class of an instance may still be missing while the instance is being made. */
Value census_key(const Object *o) {
    Kind kind = object_kind(o);
    if (kind == KIND_INSTANCE || kind == KIND_EXTENDED || kind == KIND_EXCEPTION ||
        kind == KIND_CLASS || types_by_kind[kind] != NULL) {
        Value type = object_type(value_object(o));
        if (value_is_object(type)) {
            return AS(Class, type)->name; /* a Type begins in the same way */
        }
    }
    return kind == KIND_UNIT         ? NAME(source_row)
           : kind == KIND_WEAK_TABLE ? NAME(ids_row)
                                     : NAME(parts_row);
}

static void add(CensusRow *sum, const CensusRow *row) {
    sum->count += row->count;
    sum->words += row->words;
    sum->gone += row->gone;
    sum->change += row->change;
}

/* Room at `at` among the first *used of at most `limit`, where what is last falls out. */
static void open_row(CensusRow *rows, size_t *used, size_t limit, size_t at) {
    *used += *used < limit;
    for (size_t i = *used; i-- > at + 1;) {
        rows[i] = rows[i - 1];
    }
}

static void tally(Census *c, const CensusRow *row) {
    size_t at = c->count;
    while (at > 0 && c->rows[at - 1].key.bits > row->key.bits) {
        at--;
    }
    if (row->key.bits <= c->last) {
        return;
    }
    if (at > 0 && value_same(c->rows[at - 1].key, row->key)) {
        add(&c->rows[at - 1], row);
    } else if (at < BATCH) {
        open_row(c->rows, &c->count, BATCH, at);
        c->rows[at] = *row;
    }
}

/* Marks objects, if they are in the scope. */
static void tally_object(Census *c, Object *o, Value key, size_t count, size_t words) {
    const CensusScope *s = c->scope;
    if (s->live && !(o->header & HEADER_MARK)) {
        return;
    }
    if (s->past == NULL || (const void *)o >= s->border) {
        tally(c, &(CensusRow){key, count, words, 0, 0});
    } else {
        tally(c, &(CensusRow){key, 0, 0, (size_t)0 - count, (intptr_t)words});
    }
}

/* Words of the object and of its parts, which it owns from now on. A part of a part (what a store
 * of the compiler holds) is left to the parts without an owner. */
static size_t take_parts(const Heap *heap, Object *o) {
    size_t words = object_words(o);
    const Value *values = object_values(o);
    for (size_t i = heap_value_count(o); i-- > 0;) {
        if (value_is_object(values[i]) && heap_contains(heap, value_to_object(values[i]))) {
            Object *part = value_to_object(values[i]);
            if (edge_is_part(part) && !(part->header & HEADER_PINNED)) {
                part->header |= HEADER_PINNED;
                words += object_words(part);
            }
        }
    }
    return words;
}

/* Who has no owner within the scope may have one outside: those take their parts as well. What is
 * garbage takes none from what lives. */
static void walk(Census *c) {
    const CensusScope *s = c->scope;
    c->count = 0;
    for (const CensusPast *p = s->past; p != NULL && !value_absent(p->key); p++) {
        tally(c,
              &(CensusRow){p->key, 0, 0, (size_t)value_to_int(p->count), -value_to_int(p->words)});
    }
    for (Object *o = NULL; (o = heap_next_object(c->heap, o)) != NULL;) {
        if (object_kind(o) != KIND_HOLE && !edge_is_part(o) &&
            (!s->live || (o->header & HEADER_MARK))) {
            size_t words = take_parts(c->heap, o);
            if (!s->strange || !is_class(o, &type_mark)) {
                tally_object(c, o, census_key(o), 1, words);
            }
        }
    }
    for (Object *o = NULL; (o = heap_next_object(c->heap, o)) != NULL;) {
        if (edge_is_part(o) && !(o->header & HEADER_PINNED)) {
            tally_object(c, o, NAME(parts_row), 0, object_words(o));
        }
        o->header &= ~(uintptr_t)HEADER_PINNED;
    }
}

size_t census_each(Vm *vm, const CensusScope *scope,
                   void (*visit)(void *context, const CensusRow *row), void *context) {
    Census c = {.heap = heap_of(vm), .scope = scope};
    size_t n = 0;
    do {
        walk(&c);
        for (size_t i = 0; i < c.count; i++) {
            visit(context, &c.rows[i]);
            c.last = c.rows[i].key.bits;
        }
        n += c.count;
    } while (c.count == BATCH);
    return n;
}

/* ---- tables ---- */

static size_t weight(const CensusRow *row) {
    return row->words + (size_t)(row->change < 0 ? -row->change : row->change);
}

/* Larger rows come first; then more objects, then the name decides, so that the order is the
 * same in every build. */
static bool comes_before(const CensusRow *a, const CensusRow *b) {
    if (weight(a) != weight(b)) {
        return weight(a) > weight(b);
    }
    return a->count != b->count ? a->count > b->count : str_compare(a->key, b->key) < 0;
}

void census_put(void *context, const CensusRow *row) {
    CensusTable *t = context;
    size_t at = t->used;
    if (weight(row) + row->count + row->gone == 0) {
        return;
    }
    add(&t->sum, row);
    while (at > 0 && comes_before(row, &t->rows[at - 1])) {
        at--;
    }
    if (t->used == t->limit) {
        add(&t->others, at < t->limit ? &t->rows[t->limit - 1] : row);
    }
    if (at < t->limit) {
        open_row(t->rows, &t->used, t->limit, at);
        t->rows[at] = *row;
    }
}

size_t census_top(Vm *vm, const CensusScope *scope, CensusRow *rows, size_t limit,
                  CensusRow *others) {
    CensusTable table = {.rows = rows, .limit = limit};
    census_each(vm, scope, census_put, &table);
    *others = table.others;
    return table.used;
}

void census_write_row(Writer *out, const CensusRow *row, int columns, const char *name) {
    intptr_t word = sizeof(Value);
    if (weight(row) + row->count + row->gone == 0) {
        return;
    }
    if (columns < 4) {
        column_pair(out, row->count, row->words * sizeof(Value));
    } else {
        column_change(out, (intptr_t)row->count, COLUMN_COUNT);
        column_change(out, (intptr_t)row->words * word, COLUMN_BYTES);
        column_change(out, -(intptr_t)row->gone, COLUMN_COUNT);
    }
    if (columns > 2) {
        column_change(out, row->change * word, COLUMN_BYTES);
    }
    name != NULL ? writer_format(out, "  %s\n", name) : writer_format(out, "  %v\n", row->key);
}

void census_write_table(Writer *out, const CensusTable *table, int columns) {
    for (size_t i = 0; i < table->used; i++) {
        census_write_row(out, &table->rows[i], columns, NULL);
    }
    census_write_row(out, &table->others, columns, "(others)");
}

/* ---- the whole ---- */

void census_totals(Vm *vm, CensusTotals *t) {
    const Heap *heap = heap_of(vm);
    *t = (CensusTotals){
        .total = (size_t)(heap->top - heap->base),
        .run = heap_run_words(heap),
        .scratch = heap->arena,
        .frames = (size_t)(heap->top - heap_frames(heap)),
    };
    t->reserve = (size_t)(heap->low - heap->bump) - t->run;
    size_t hole = 0;
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        size_t words = object_words(o);
        if (object_kind(o) == KIND_HOLE) {
            hole += words;
            t->holes += words;
        } else {
            hole = 0;
            t->objects += words;
            t->count += !edge_is_part(o);
        }
        t->largest_hole = hole > t->largest_hole ? hole : t->largest_hole;
    }
}

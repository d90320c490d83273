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
#include "object/type.h"

enum { BATCH = 16 };

/* The class of an instance may still be missing while the instance is being made. */
Value census_key(const Object *o) {
    Kind kind = object_kind(o);
    Value type = kind == KIND_UNIT || kind == KIND_WEAK_TABLE || edge_is_part(o)
                     ? ABSENT
                     : object_type(value_object(o));
    return !value_absent(type)       ? AS(Class, type)->name /* a Type begins in the same way */
           : kind == KIND_UNIT       ? NAME(source_row)
           : kind == KIND_WEAK_TABLE ? NAME(ids_row)
                                     : NAME(parts_row);
}

static void add(CensusRow *sum, const CensusRow *row) {
    sum->count += row->count;
    sum->words += row->words;
    sum->gone += row->gone;
    sum->change += row->change;
}

/* ---- tables ---- */

static __attribute__((noinline)) size_t weight(const CensusRow *row) {
    return row->words + (size_t)(row->change < 0 ? -row->change : row->change);
}

static bool is_empty(const CensusRow *row) {
    return (weight(row) | row->count | row->gone) == 0;
}

/* Larger rows come first; then more objects, then the name decides, so that the order is the
 * same in every build. */
static bool comes_before(const CensusTable *t, const CensusRow *a, const CensusRow *b) {
    intptr_t more = (intptr_t)(weight(a) - weight(b));
    if (t->by_key) {
        return a->key.bits < b->key.bits;
    }
    more = more != 0 ? more : (intptr_t)(a->count - b->count);
    return more != 0 ? more > 0 : str_compare(a->key, b->key) < 0;
}

/* What falls out at the end is one of the others. */
static __attribute__((noinline)) void put_at(CensusTable *t, CensusRow *at, const CensusRow *row) {
    if (at < t->rows + t->limit) {
        *at = *row;
    } else {
        add(&t->others, row);
    }
}

void census_put(void *context, const CensusRow *row) {
    CensusTable *t = context;
    if (is_empty(row) || (t->by_key && row->key.bits <= t->last)) {
        return;
    }
    for (CensusRow *same = t->rows + t->used; t->by_key && same-- > t->rows;) {
        if (value_same(same->key, row->key)) {
            add(same, row);
            return;
        }
    }
    add(&t->sum, row);
    CensusRow *at = t->rows + t->used;
    for (; at > t->rows && comes_before(t, row, at - 1); at--) {
        put_at(t, at, at - 1);
    }
    put_at(t, at, row);
    t->used += t->used < t->limit;
}

/* ---- a walk ---- */

/* Words of the object and of its parts, which it owns from now on. A part of a part (what a store
 * of the compiler holds) is left to the parts without an owner. */
static size_t take_parts(const Heap *heap, Object *o) {
    size_t words = object_words(o);
    for (size_t i = edge_count(o); i-- > 0;) {
        Object *part = edge_object(heap, object_values(o)[i]);
        if (part != NULL && edge_is_part(part) && !(part->header & HEADER_PINNED)) {
            part->header |= HEADER_PINNED;
            words += object_words(part);
        }
    }
    return words;
}

static bool is_mark(const Object *o) {
    return object_kind(o) == KIND_INSTANCE &&
           value_same(((const Instance *)o)->cls, value_object(&type_mark));
}

/* Counts an object, which is in the scope. */
static void tally(CensusTable *t, const CensusScope *s, const Object *o, Value key, size_t words) {
    CensusRow row = {key, !edge_is_part(o), words, 0, 0};
    if (s->past != NULL && (const void *)o < s->border) {
        row = (CensusRow){key, 0, 0, 0 - row.count, (intptr_t)words};
    }
    census_put(t, &row);
}

/* Who has no owner within the scope may have one outside: those take their parts as well. What is
 * garbage takes none from what lives. */
static void walk(const Heap *heap, const CensusScope *s, CensusTable *t) {
    for (const CensusPast *p = s->past; p != NULL && !value_absent(p->key); p++) {
        census_put(
            t, &(CensusRow){p->key, 0, 0, (size_t)value_to_int(p->count), -value_to_int(p->words)});
    }
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (object_kind(o) != KIND_HOLE && !edge_is_part(o) &&
            (!s->live || o->header & HEADER_MARK)) {
            size_t words = take_parts(heap, o);
            if (!s->strange || !is_mark(o)) {
                tally(t, s, o, census_key(o), words);
            }
        }
    }
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (edge_is_part(o) && !(o->header & HEADER_PINNED) &&
            (!s->live || o->header & HEADER_MARK)) {
            tally(t, s, o, NAME(parts_row), object_words(o));
        }
        o->header &= ~(uintptr_t)HEADER_PINNED;
    }
}

size_t census_each(Vm *vm, const CensusScope *scope,
                   void (*visit)(void *context, const CensusRow *row), void *context) {
    CensusRow rows[BATCH];
    CensusTable t = {.rows = rows, .limit = BATCH, .by_key = true};
    size_t n = 0;
    do {
        t.used = 0;
        walk(heap_of(vm), scope, &t);
        for (size_t i = 0; i < t.used; i++) {
            visit(context, &rows[i]);
            t.last = rows[i].key.bits;
        }
        n += t.used;
    } while (t.used == BATCH);
    return n;
}

/* ---- on the console ---- */

void census_write_row(Writer *out, const CensusRow *row, bool signs, const char *name) {
    if (is_empty(row)) {
        return;
    }
    writer_format(out, signs ? "%8+%10+%8+%10+  " : "%8u%10u  ", row->count,
                  row->words * sizeof(Value), 0 - row->gone, row->change * (intptr_t)sizeof(Value));
    name != NULL ? writer_text(out, name) : writer_str(out, row->key);
    writer_text(out, "\n");
}

void census_write_table(Writer *out, const CensusTable *table, bool signs) {
    for (size_t i = 0; i < table->used; i++) {
        census_write_row(out, &table->rows[i], signs, NULL);
    }
    census_write_row(out, &table->others, signs, "(others)");
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

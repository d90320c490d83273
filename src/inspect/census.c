/* SPDX-License-Identifier: MIT */
/* Counting by type without a table of types.
 *
 * A walk adds up the rows with the CENSUS_BATCH smallest keys above those that were given
 * before: a key that comes while the batch is full takes the place of the largest one if it is
 * smaller. What was put out, or not let in, cannot come back in this walk, since the keys of a
 * full batch only get smaller: so every row that is left at the end is complete, and the next
 * walk begins above it.
 *
 * A part belongs to the first owner that the walk finds; HEADER_PINNED says that it has one. */
#include "inspect/census.h"

#include <string.h>

#include "object/str.h"

/* ---- rows ---- */

/* The class of an instance may still be missing while the instance is being made. */
static Value key_of(Object *o) {
    Kind kind = object_kind(o);
    if (kind == KIND_INSTANCE || kind == KIND_EXTENDED || kind == KIND_EXCEPTION ||
        kind == KIND_CLASS || types_by_kind[kind] != NULL) {
        Value type = object_type(value_object(o));
        if (value_is_object(type)) {
            return type;
        }
    }
    return value_int(kind);
}

static void add(Census *c, Value key, size_t count, size_t words) {
    if (key.bits <= c->last) {
        return;
    }
    size_t at = c->count;
    while (at > 0 && c->rows[at - 1].key.bits > key.bits) {
        at--;
    }
    if (at > 0 && c->rows[at - 1].key.bits == key.bits) {
        c->rows[at - 1].count += count;
        c->rows[at - 1].words += words;
        return;
    }
    if (at == CENSUS_BATCH) {
        return;
    }
    c->count += c->count < CENSUS_BATCH;
    for (size_t i = c->count - 1; i > at; i--) {
        c->rows[i] = c->rows[i - 1];
    }
    c->rows[at] = (CensusRow){key, count, words};
}

/* ---- the walk ---- */

static bool is_counted(const Object *o, const CensusScope *scope) {
    return (!scope->live || (o->header & HEADER_MARK)) && (const void *)o >= scope->from &&
           (scope->to == NULL || (const void *)o < scope->to);
}

/* Words of the object and of its parts, which it owns from now on. A part of a part (what a store
 * of the compiler holds) is left to the parts without an owner. */
static size_t take_parts(const Heap *heap, Object *o) {
    size_t words = object_words(o);
    const Value *values = object_values(o);
    for (size_t i = heap_value_count(o); i-- > 0;) {
        if (census_is_part(heap, values[i])) {
            Object *part = value_to_object(values[i]);
            if (!(part->header & HEADER_PINNED)) {
                part->header |= HEADER_PINNED;
                words += object_words(part);
            }
        }
    }
    return words;
}

/* Who has no owner within the scope may have one outside: those take their parts as well. */
static void walk(Census *c) {
    const Heap *heap = heap_of(c->vm);
    c->count = c->next = 0;
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (object_kind(o) != KIND_HOLE && !census_is_part(heap, value_object(o)) &&
            (!c->scope.live || (o->header & HEADER_MARK))) {
            size_t words = take_parts(heap, o);
            if (is_counted(o, &c->scope)) {
                add(c, key_of(o), 1, words);
            }
        }
    }
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (!census_is_part(heap, value_object(o))) {
            continue;
        }
        if (o->header & HEADER_PINNED) {
            o->header &= ~(uintptr_t)HEADER_PINNED;
        } else if (is_counted(o, &c->scope)) {
            add(c, value_int(KIND_RAW), 0, object_words(o));
        }
    }
}

/* reach.h has pinned what C code points at: by the time that is marked, too. */
static void forget_pins(const Heap *heap) {
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        o->header &= ~(uintptr_t)HEADER_PINNED;
    }
}

void census_begin(Census *c, Vm *vm, const CensusScope *scope) {
    forget_pins(heap_of(vm));
    c->vm = vm;
    c->scope = scope != NULL ? *scope : (CensusScope){NULL, NULL, false};
    c->last = 0;
    walk(c);
}

bool census_next(Census *c, CensusRow *row) {
    if (c->next == c->count) {
        if (c->count < CENSUS_BATCH) {
            return false;
        }
        c->last = c->rows[c->count - 1].key.bits;
        walk(c);
        if (c->count == 0) {
            return false;
        }
    }
    *row = c->rows[c->next++];
    return true;
}

/* Larger rows come first; then more objects, then the name decides, so that the order is the
 * same in every build. */
static bool comes_before(const CensusRow *a, const CensusRow *b) {
    if (a->words != b->words || a->count != b->count) {
        return a->words != b->words ? a->words > b->words : a->count > b->count;
    }
    if (!value_is_object(a->key) || !value_is_object(b->key)) {
        return value_is_object(a->key);
    }
    Value left = AS(Class, a->key)->name, right = AS(Class, b->key)->name;
    size_t n = str_bytes(left), m = str_bytes(right);
    int order = memcmp(str_text(left), str_text(right), n < m ? n : m);
    return order != 0 ? order < 0 : n < m;
}

size_t census_top(Vm *vm, const CensusScope *scope, CensusRow *rows, size_t limit,
                  CensusRow *others) {
    Census c;
    CensusRow row, rest = {ABSENT, 0, 0};
    size_t n = 0;
    census_begin(&c, vm, scope);
    while (census_next(&c, &row)) {
        size_t at = n;
        while (at > 0 && comes_before(&row, &rows[at - 1])) {
            at--;
        }
        CensusRow out = at < limit && n == limit ? rows[n - 1] : row;
        if (n == limit) {
            rest.count += out.count;
            rest.words += out.words;
        }
        n += n < limit;
        for (size_t i = n; at < limit && i-- > at + 1;) {
            rows[i] = rows[i - 1];
        }
        if (at < limit) {
            rows[at] = row;
        }
    }
    if (others != NULL) {
        *others = rest;
    }
    return n;
}

void census_write_key(Writer *out, Value key) {
    if (value_is_object(key)) {
        writer_str(out, AS(Class, key)->name); /* a Type begins in the same way */
        return;
    }
    switch (value_to_int(key)) {
    case KIND_RAW: writer_text(out, "(parts)"); break; /* without an owner */
    case KIND_UNIT: writer_text(out, "(source)"); break;
    case KIND_WEAK_TABLE: writer_text(out, "(ids)"); break;
    default: writer_format(out, "(%s)", kinds_names[value_to_int(key)]);
    }
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
        if (object_kind(o) == KIND_HOLE) {
            hole += object_words(o);
            t->holes += object_words(o);
        } else {
            hole = 0;
            t->objects += object_words(o);
            t->count += !census_is_part(heap, value_object(o));
        }
        t->largest_hole = hole > t->largest_hole ? hole : t->largest_hole;
    }
}

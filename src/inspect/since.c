/* SPDX-License-Identifier: MIT */
/* Marks: heap.mark(), since(), types(), growth(), repeat(), watch_block().
 *
 * Address order is age order, so a mark needs no list of what was there: it is an object made at
 * that moment, and what lies above it is younger. The collector keeps it in its place among the
 * others. Beside it there is a count of what lived then, to tell what has died since.
 *
 * Only objects that fill holes before pins get out of order. Heap.filled counts them: when it has
 * changed, all that there is counts as old, so that changes are told by counts alone, and the
 * report says so.
 *
 * All of them collect first, as gc.collect() does (it runs __del__ methods that are due), so that
 * garbage is no difference. */
#include "inspect/since.h"

#include <string.h>

#include "builtins.h"
#include "inspect/column.h"
#include "inspect/reach.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/list.h"
#include "object/tuple.h"

enum { PAST_WORDS = sizeof(CensusPast) / sizeof(Value), SPARE_ROWS = 16, SINCE_ROWS = 24 };
enum { LOW_BITS = 0x3fffffff }; /* of what may be larger than a small int */

static void collect(Vm *vm) {
    (void)gcmodule_collect(vm, NULL, 0);
}

static Value filled_now(Vm *vm) {
    return value_int((intptr_t)(heap_of(vm)->filled & LOW_BITS));
}

/* ---- marks ---- */

static void ignore(void *context, const CensusRow *row) {
    (void)context, (void)row;
}

Value since_new_mark(Vm *vm, bool growth) {
    collect(vm);
    CensusScope scope = {.past = since_past(growth ? vm->roots[ROOT_GROWTH] : ABSENT)};
    size_t types = census_each(vm, &scope, ignore, NULL);
    Value store = value_object(heap_alloc(vm, KIND_STORE, PAST_WORDS * (types + SPARE_ROWS)));
    Mark *mark = (Mark *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Mark));
    mark->cls = value_object(&type_mark);
    mark->store = store;
    return value_object(mark);
}

typedef struct {
    CensusPast *row, *last; /* the last one stays absent */
} Fill;

static void fill_row(void *context, const CensusRow *row) {
    Fill *f = context;
    CensusPast *p = f->row;
    bool full = p == f->last - 1;
    p->key = full ? NAME(others_row) : row->key;
    p->count = value_int(value_to_int(p->count) +
                         (intptr_t)(row->count > row->gone ? row->count : row->gone));
    p->words = value_int(value_to_int(p->words) + (intptr_t)row->words);
    f->row += !full;
}

void since_fill(Vm *vm, Value mark, const CensusScope *scope) {
    Object *store = value_to_object(AS(Mark, mark)->store);
    size_t rows = object_payload_words(store) / PAST_WORDS;
    CensusPast *first = (CensusPast *)(store + 1);
    Fill fill = {first, first + rows - 1};
    memset(first, 0, rows * sizeof *first);
    census_each(vm, scope, fill_row, &fill);
}

static Value filled_mark(Vm *vm) {
    Value mark = since_new_mark(vm, false);
    since_fill(vm, mark, &(CensusScope){.strange = true});
    return mark;
}

/* heap.mark(label="heap"), heap.watch_block(label="heap") */
Value since_mark(Vm *vm, Value *a, int n) {
    Value mark = filled_mark(vm);
    AS(Mark, mark)->label = n > 0 ? arg(a, 0) : NAME(heap);
    AS(Mark, mark)->note = filled_now(vm);
    return mark;
}

void since_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_format(out, "<heap.mark %r>", AS(Mark, self)->label);
}

/* heap.since(mark): the argument is read again behind the collection, which moves it. */
Value since_print(Vm *vm, Value *a, int n) {
    (void)n;
    if (!value_same(object_type(arg(a, 0)), value_object(&type_mark))) {
        vm_raise_type(vm, "heap.mark expected, not '%t'", arg(a, 0));
    }
    collect(vm);
    Value mark = arg(a, 0);
    bool ordered = value_same(AS(Mark, mark)->note, filled_now(vm));
    CensusRow rows[SINCE_ROWS];
    CensusTable table = {.rows = rows, .limit = SINCE_ROWS};
    CensusScope scope = {since_past(mark), heap_of(vm)->bump, false, true};
    if (ordered) {
        scope.border = value_to_object(mark);
    }
    census_each(vm, &scope, census_put, &table);
    Writer out = console_writer(vm);
    writer_format(&out, "since mark %r, collected%s:\n%s", AS(Mark, mark)->label,
                  ordered ? "" : "; holes were filled, so by counts alone",
                  table.used == 0 ? "nothing has changed\n"
                                  : "     new     bytes     old     bytes  type\n");
    census_write_table(&out, &table, 4);
    census_write_row(&out, &table.sum, 4, "sum");
    return NONE;
}

/* heap.types(): [(name, count, bytes)] of all that lives. The mark has counted before the list is
 * made. */
Value since_types(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Value mark = filled_mark(vm), list = list_new(vm, 0);
    for (size_t i = 0; !value_absent(since_past(mark)[i].key); i++) {
        Value tuple = tuple_new(vm, 3);
        const CensusPast *p = &since_past(mark)[i];
        tuple_items(tuple)[0] = p->key;
        tuple_items(tuple)[1] = p->count;
        tuple_items(tuple)[2] = value_int(value_to_int(p->words) * (intptr_t)sizeof(Value));
        list_append(vm, list, tuple);
    }
    return list;
}

/* ---- heap.growth ---- */

static void visit_growth(void *context, const CensusRow *row) {
    if (row->count > row->gone) {
        column_number(context, (intptr_t)row->count, COLUMN_COUNT);
        column_change(context, (intptr_t)(row->count - row->gone), COLUMN_COUNT);
        writer_format(context, "  %v\n", row->key);
    }
}

/* heap.growth(): types that have more live objects than at any earlier call; those that were never
 * seen have grown from nothing. ROOT_GROWTH remembers the most. */
Value since_growth(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Writer out = console_writer(vm);
    Value mark = since_new_mark(vm, true);
    const CensusScope scope = {since_past(vm->roots[ROOT_GROWTH]), NULL, false, true};
    census_each(vm, &scope, visit_growth, &out);
    since_fill(vm, mark, &scope);
    vm->roots[ROOT_GROWTH] = mark;
    return NONE;
}

/* ---- heap.repeat ---- */

typedef struct {
    Writer out;
    intptr_t n;
    bool found;
} Repeat;

/* Once more for each run, or more bytes in as many objects: a list that grows. */
static void visit_steady(void *context, const CensusRow *row) {
    Repeat *r = context;
    intptr_t by = (intptr_t)(row->count - row->gone), words = (intptr_t)row->words + row->change;
    if (by >= r->n || (by == 0 && words >= r->n)) {
        column_change(&r->out, by, COLUMN_COUNT);
        column_change(&r->out, words * (intptr_t)sizeof(Value), COLUMN_BYTES);
        writer_format(&r->out, by != 0 && by % r->n == 0 ? "  %v: %z\n" : "  %v\n", row->key,
                      by / r->n);
        r->found = true;
    }
}

/* heap.repeat(function, n=10): a run before the first count, so that what is made once (caches,
 * imports) does not count; then n. While allocation sites are traced, they begin anew there. */
Value since_repeat(Vm *vm, Value *a, int n) {
    Repeat r = {console_writer(vm), n > 1 ? object_to_size(vm, arg(a, 1)) : 10, false};
    if (r.n < 1) {
        vm_raise_value_error(vm, "at least one run");
    }
    Value held[2] = {arg(a, 0), NONE};
    CRoots roots;
    heap_root(heap_of(vm), &roots, held, 2);
    for (intptr_t i = -1; i < r.n; i++) {
        uintptr_t *high = vm_seal(vm);
        (void)vm_call0(vm, held[0]);
        vm_unseal(vm, high);
        if (i < 0) {
            sites_clear(vm, NULL, 0);
            held[1] = filled_mark(vm);
        }
        collect(vm);
    }
    writer_format(&r.out, "%z runs, collected after each:\n", r.n);
    census_each(vm, &(CensusScope){since_past(held[1]), NULL, false, true}, visit_steady, &r);
    if (!r.found) {
        writer_text(&r.out, "nothing grew\n");
    } else if (sites_table(vm) != NULL) {
        sites_report(vm, &r.out, 5);
    }
    heap_unroot(heap_of(vm), &roots);
    return NONE;
}

/* ---- heap.watch_block ---- */

static size_t live_bytes(Vm *vm) {
    return reach_live(vm, ABSENT, false).bytes;
}

static size_t bytes_ever(Vm *vm) {
    return heap_words_ever(heap_of(vm)) * sizeof(Value) & LOW_BITS;
}

/* The collection comes first: it moves the block, and its own garbage is not the block's. */
/* What lives, without the mark's bound methods: `with` makes them, and drops one meanwhile. */
static size_t block_bytes(Vm *vm, Value mark) {
    size_t bytes = live_bytes(vm);
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (object_kind(o) == KIND_METHOD &&
            (value_same(object_values(o)[0], mark) || value_same(object_values(o)[1], mark))) {
            bytes -= object_words(o) * sizeof(Value);
        }
    }
    return bytes;
}

Value since_enter(Vm *vm, Value *a, int n) {
    (void)n;
    collect(vm);
    AS(Mark, arg(a, 0))->live = value_int((intptr_t)block_bytes(vm, arg(a, 0)));
    AS(Mark, arg(a, 0))->line = value_int((intptr_t)bytes_ever(vm));
    return arg(a, 0);
}

/* What was made and has not added to what lives was garbage, slack of stores included. */
Value since_exit(Vm *vm, Value *a, int n) {
    (void)n;
    size_t made = bytes_ever(vm);
    collect(vm);
    const Mark *mark = AS(Mark, arg(a, 0));
    intptr_t before = value_to_int(mark->live),
             more = (intptr_t)block_bytes(vm, arg(a, 0)) - before;
    intptr_t garbage = (intptr_t)((made - (size_t)value_to_int(mark->line)) & LOW_BITS) - more;
    Writer out = console_writer(vm);
    writer_format(&out, "%v: live %z before, %z after (%s%z), garbage %z, largest run %u\n",
                  mark->label, before, before + more, more < 0 ? "" : "+", more,
                  garbage < 0 ? 0 : garbage, heap_run_words(heap_of(vm)) * sizeof(Value));
    return FALSE;
}

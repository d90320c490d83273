/* SPDX-License-Identifier: MIT */
/* Marks: heap.mark(), heap.since(), heap.growth(), heap.repeat(), heap.watch_block().
 *
 * Address order is age order, so a mark needs no list of what was there: it is an object made at
 * that moment, and what lies above it is younger. The collector keeps it in its place among the
 * others. Beside it there is a histogram of what lived then, to tell what has died since.
 *
 * Only objects that fill holes before pins get out of order. Heap.filled counts them: when it has
 * changed, born and died are told by counts alone, and the report says so.
 *
 * All of them collect first, as gc.collect() does (it runs __del__ methods that are due), so that
 * garbage is no difference. */
#include "builtins.h"
#include "inspect/changes.h"
#include "inspect/column.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/object.h"
#include "object/str.h"

static void collect(Vm *vm) {
    (void)gcmodule_collect(vm, NULL, 0);
}

/* ---- marks ---- */

static Value filled_now(Vm *vm) {
    return value_int((intptr_t)(heap_of(vm)->filled & 0x3fffffff));
}

/* Collects, so the caller has no Values in C variables. */
static Value new_mark(Vm *vm) {
    collect(vm);
    Value mark = histogram_mark(vm, NONE);
    AS(Mark, mark)->note = filled_now(vm);
    return mark;
}

/* heap.mark(label="") */
Value since_mark(Vm *vm, Value *a, int n) {
    Value label = arg_or_absent(a, n, 0);
    if (!value_absent(label) && !value_is_kind(label, KIND_STR)) {
        vm_raise_type(vm, "a label is a str, not '%t'", label);
    }
    Value mark = new_mark(vm);
    AS(Mark, mark)->label = value_absent(label) ? NAME(empty_text) : arg(a, 0);
    histogram_fill(vm, mark);
    return mark;
}

void since_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    writer_text(out, "<heap.mark ");
    object_write(vm, out, AS(Mark, self)->label, true);
    writer_text(out, ">");
}

static Value check_mark(Vm *vm, Value v) {
    if (!value_is_kind(v, KIND_INSTANCE) ||
        !value_same(AS(Instance, v)->cls, value_object(&type_mark))) {
        vm_raise_type(vm, "heap.mark expected, not '%t'", v);
    }
    return v;
}

/* heap.since(mark): the argument is read again behind the collection, which moves it. */
Value since_print(Vm *vm, Value *a, int n) {
    (void)n;
    (void)check_mark(vm, arg(a, 0));
    collect(vm);
    Value mark = arg(a, 0);
    bool ordered = value_same(AS(Mark, mark)->note, filled_now(vm));
    Changes changes;
    changes_find(vm, &changes, mark, ordered ? value_to_object(mark) : NULL);
    Writer out = console_writer(vm);
    writer_text(&out, "since mark ");
    writer_format(&out, "%q, collected", AS(Mark, mark)->label);
    writer_text(&out, ordered ? ":\n" : "; holes were filled, so by counts alone:\n");
    changes_print(&out, &changes);
    return NONE;
}

/* ---- heap.growth ---- */

static void print_grown(Writer *out, size_t count, size_t was, const char *what) {
    column_number(out, (intptr_t)count, 8);
    column_change(out, (intptr_t)(count - was), 8);
    writer_format(out, "  %s", what);
}

static void visit_growth(void *context, const Change *change) {
    Writer *out = context;
    if (!value_absent(change->key) && change->old_count > change->count) {
        print_grown(out, change->old_count, change->count, "");
        census_write_key(out, change->key);
        writer_text(out, "\n");
    }
}

/* heap.growth(): types that have more live objects than at any earlier call; those that were never
 * seen have grown from nothing. ROOT_GROWTH remembers the most. */
Value since_growth(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Writer out = console_writer(vm);
    Value mark = new_mark(vm);
    if (!value_absent(vm->roots[ROOT_GROWTH])) {
        histogram_copy(vm, mark, vm->roots[ROOT_GROWTH]);
    }
    vm->roots[ROOT_GROWTH] = mark;
    histogram_compare(vm, mark, NULL, visit_growth, &out);
    histogram_raise(vm, mark);
    return NONE;
}

/* ---- heap.repeat ---- */

typedef struct {
    Writer out;
    size_t n;
    bool found;
} Repeat;

static void print_steady(Repeat *r, const Change *change, size_t by) {
    size_t n = r->n;
    if (!r->found) {
        column_text(&r->out, "objects", 8);
        column_text(&r->out, "bytes", 10);
        writer_text(&r->out, "  each run\n");
    }
    r->found = true;
    column_change(&r->out, (intptr_t)by, 8);
    column_change(&r->out, (intptr_t)(change->old_words - change->words) * (intptr_t)sizeof(Value),
                  10);
    writer_text(&r->out, "  ");
    census_write_key(&r->out, change->key);
    if (by % n == 0 && by != 0) {
        writer_format(&r->out, ": %u\n", by / n);
    } else {
        writer_text(&r->out, "\n");
    }
}

/* Once more for each run, or more bytes in as many objects: a list that grows. */
static void visit_steady(void *context, const Change *change) {
    Repeat *r = context;
    size_t count = change->old_count, was = change->count;
    if (value_absent(change->key)) {
        return;
    }
    if (count >= was + r->n || (count == was && change->old_words >= change->words + r->n)) {
        print_steady(r, change, count - was);
    }
}

static size_t site_objects(const SiteTable *table, size_t row) {
    return (sites_number(table->row[row].count) + SITES_PARTS / 2) / SITES_PARTS;
}

/* While allocation sites are traced, the mark's note is a STORE of how many objects each has. */
static void note_sites(Vm *vm, Value mark) {
    if (sites_table(vm) == NULL) {
        return;
    }
    size_t rows = sites_number(sites_table(vm)->rows);
    Value store = value_object(heap_alloc(vm, KIND_STORE, 1 + rows));
    sites_count(vm);
    for (size_t i = 0; i < rows; i++) {
        AS(Store, store)->items[i] = value_int((intptr_t)site_objects(sites_table(vm), i));
    }
    AS(Mark, mark)->note = store;
}

static void print_sites(Vm *vm, Repeat *r, Value mark) {
    Value note = AS(Mark, mark)->note;
    if (sites_table(vm) == NULL || !value_is_kind(note, KIND_STORE)) {
        return;
    }
    sites_count(vm);
    const SiteTable *table = sites_table(vm);
    for (size_t i = 0; i < sites_number(table->rows); i++) {
        size_t was =
            i < tuple_length(AS(Store, note)) ? (size_t)value_to_int(AS(Store, note)->items[i]) : 0;
        size_t now = site_objects(table, i);
        if (now >= was + r->n) {
            column_change(&r->out, (intptr_t)(now - was), 8);
            writer_text(&r->out, "  made at ");
            sites_write(vm, &r->out, (intptr_t)i);
            writer_text(&r->out, "\n");
        }
    }
}

/* heap.repeat(function, n=10): a run before the first count, so that what is made once (caches,
 * imports) does not count; then n. */
Value since_repeat(Vm *vm, Value *a, int n) {
    Repeat r = {.out = console_writer(vm)};
    intptr_t runs = n > 1 ? object_to_size(vm, arg(a, 1)) : 10;
    if (runs < 1) {
        vm_raise_value_error(vm, "at least one run");
    }
    r.n = (size_t)runs;
    Value held[2] = {arg(a, 0), NONE};
    CRoots roots;
    heap_root(heap_of(vm), &roots, held, 2);
    for (intptr_t i = -1; i < runs; i++) {
        uintptr_t *high = vm_seal(vm);
        (void)vm_call0(vm, held[0]);
        vm_unseal(vm, high);
        if (i < 0) {
            held[1] = new_mark(vm);
            note_sites(vm, held[1]);
            histogram_fill(vm, held[1]);
        }
        collect(vm);
    }
    writer_format(&r.out, "%u runs, collected after each:\n", r.n);
    histogram_compare(vm, held[1], NULL, visit_steady, &r);
    if (!r.found) {
        writer_text(&r.out, "nothing grew\n");
    }
    print_sites(vm, &r, held[1]);
    heap_unroot(heap_of(vm), &roots);
    return NONE;
}

/* ---- heap.watch_block ---- */

typedef struct {
    uintptr_t header;
    Value cls;
    Value label;
    Value live; /* words at its beginning */
    Value made; /* words ever made, cut to a small int */
} Block;

/* Words of all objects but the bound methods of the block: __exit__ is held while it runs, and not
 * behind it. */
static size_t words_live(const Heap *heap, const Block *block) {
    size_t words = 0;
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        bool own = object_kind(o) == KIND_METHOD &&
                   value_same(((const Method *)o)->self, value_object(block));
        words += own || object_kind(o) == KIND_HOLE ? 0 : object_words(o);
    }
    return words;
}

/* heap.watch_block(label="") */
Value since_block(Vm *vm, Value *a, int n) {
    Value label = arg_or_absent(a, n, 1);
    if (!value_absent(label) && !value_is_kind(label, KIND_STR)) {
        vm_raise_type(vm, "a label is a str, not '%t'", label);
    }
    Block *block = (Block *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Block));
    block->cls = value_object(&type_watch_block);
    block->label = value_absent(label) ? NAME(unnamed_block) : label;
    block->live = block->made = value_int(0);
    return value_object(block);
}

/* The collection comes first: it moves the block, and its own garbage is not the block's. */
Value since_enter(Vm *vm, Value *a, int n) {
    (void)n;
    collect(vm);
    Block *block = AS(Block, arg(a, 0));
    block->live = value_int((intptr_t)words_live(heap_of(vm), block));
    block->made = value_int((intptr_t)(heap_words_ever(heap_of(vm)) & SMALL_INT_MAX));
    return arg(a, 0);
}

/* What was made and has not added to what lives was garbage, slack of stores included. */
Value since_exit(Vm *vm, Value *a, int n) {
    (void)n;
    size_t made = heap_words_ever(heap_of(vm));
    collect(vm);
    const Block *block = AS(Block, arg(a, 0));
    size_t before = (size_t)value_to_int(block->live), after = words_live(heap_of(vm), block);
    made = (made - (size_t)value_to_int(block->made)) & SMALL_INT_MAX;
    intptr_t more = (intptr_t)(after - before), word = sizeof(Value);
    intptr_t garbage = (intptr_t)made - more;
    Writer out = console_writer(vm);
    writer_str(&out, block->label);
    writer_format(&out, ": live %u before, %u after (", before * sizeof(Value),
                  after * sizeof(Value));
    writer_text(&out, more == 0 ? "+0" : "");
    column_change(&out, more * word, 0);
    writer_format(&out, "), garbage %z, largest run %u\n", (garbage < 0 ? 0 : garbage) * word,
                  heap_run_words(heap_of(vm)) * sizeof(Value));
    return FALSE;
}

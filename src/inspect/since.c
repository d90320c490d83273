/* SPDX-License-Identifier: MIT */
/* Marks: heap.mark(), since(), growth(), repeat(), watch_block().
 *
 * Address order is age order, so a mark needs no list of what was there: it is an object made at
 * that moment, and what lies above it is younger. The collector keeps it in its place among the
 * others. Beside it there is a count of what lived then, by the names of types, so that none is
 * kept alive, to tell what has died since. No count here counts marks: what looks does not count
 * itself.
 *
 * Only objects that fill holes before pins get out of order. Heap.filled counts them: when it has
 * changed, all that there is counts as old, so that changes are told by counts alone, and the
 * report says so. So do growth() and repeat().
 *
 * All of them collect first, as gc.collect() does (it runs __del__ methods that are due), so that
 * garbage is no difference. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/sites.h"
#include "module/console.h"

/* An instance of type_mark. */
typedef struct {
    uintptr_t header;
    Value cls;
    Value label;      /* any value */
    Value store;      /* STORE of CensusPast, an absent key behind the last */
    Value filled;     /* Heap.filled */
    Value live, dead; /* watch_block(): words that lived when it began, and all others ever made */
} Mark;

enum { PAST_WORDS = sizeof(CensusPast) / sizeof(Value), SHOWN_ROWS = 24 };

static void collect(Vm *vm) {
    (void)gcmodule_collect(vm, NULL, 0);
}

/* What there was at the mark; of none, nothing. Good until the next allocation. */
static __attribute__((noinline)) CensusPast *past(Value mark) {
    static const CensusPast none[1];
    return value_absent(mark) ? (CensusPast *)none
                              : (CensusPast *)(value_to_object(AS(Mark, mark)->store) + 1);
}

/* ---- marks ---- */

static void ignore(void *context, const CensusRow *row) {
    (void)context, (void)row;
}

static Value larger(intptr_t a, intptr_t b) {
    return value_int(a > b ? a : b);
}

/* What there is now, or was at the mark that it is compared with, if that was more. */
static void fill_row(void *context, const CensusRow *row) {
    CensusPast *p = (*(CensusPast **)context)++;
    p->key = row->key;
    p->count = larger((intptr_t)row->count, (intptr_t)row->gone);
    p->words = larger((intptr_t)row->words, -row->change);
}

/* Collects first, so no argument is an object: what is allocated after the types were counted is
 * the mark's own. `growth`: counts no less than ROOT_GROWTH has. */
static Value new_mark(Vm *vm, bool growth) {
    collect(vm);
    const CensusScope scope = {.past = past(growth ? vm->roots[ROOT_GROWTH] : ABSENT),
                               .strange = true};
    size_t types = census_each(vm, &scope, ignore, NULL);
    Value store = value_object(heap_alloc(vm, KIND_STORE, PAST_WORDS * (types + 2)));
    Mark *mark = (Mark *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Mark));
    mark->cls = value_object(&type_mark);
    mark->store = store;
    mark->filled = value_int((intptr_t)heap_of(vm)->filled);
    CensusPast *row = past(value_object(mark));
    census_each(vm, &scope, fill_row, &row);
    return value_object(mark);
}

/* heap.mark(label="heap"), heap.watch_block(label="heap") */
Value since_mark(Vm *vm, Value *a, int n) {
    Value mark = new_mark(vm, false);
    AS(Mark, mark)->label = n > 0 ? arg(a, 0) : NAME(heap);
    return mark;
}

/* ---- what is different ---- */

typedef struct {
    CensusTable table; /* first */
    intptr_t least;
} Changes;

/* So many more of the old ones, or as many with so many words more: a list that grows. */
static void put_change(void *context, const CensusRow *row) {
    intptr_t least = ((const Changes *)context)->least, more = -(intptr_t)row->gone;
    if (more >= least || (more == 0 && row->change >= least)) {
        census_put(context, row);
    }
}

/* The table of what has changed since the mark. Objects from `border` on are new, NULL: none; of
 * the others, types that have not grown by `least` are left out. False: nothing is in it. */
static bool print_changes(Writer *out, Value mark, const void *border, intptr_t least) {
    CensusRow rows[SHOWN_ROWS];
    Changes changes = {
        {.rows = rows, .limit = SHOWN_ROWS},
        least
    };
    const CensusTable *table = &changes.table;
    border = border != NULL ? border : heap_of(out->vm)->bump;
    census_each(out->vm, &(CensusScope){past(mark), border, false, true}, put_change, &changes);
    writer_text(out,
                table->used > 0 ? "     new     bytes     old     bytes  type\n" : "no change\n");
    census_write_table(out, table, true);
    census_write_row(out, &table->sum, true, "sum");
    return table->used > 0;
}

/* heap.since(mark), which is a method of marks. */
Value since_print(Vm *vm, Value *a, int n) {
    (void)n;
    collect(vm);
    Writer out = console_writer(vm);
    Value mark = arg(a, 0);
    bool ordered = value_same(AS(Mark, mark)->filled, value_int((intptr_t)heap_of(vm)->filled));
    writer_format(&out, "since %r%s:\n", AS(Mark, mark)->label,
                  ordered ? "" : ", by counts alone, for holes were filled");
    print_changes(&out, mark, ordered ? value_to_object(mark) : NULL, INTPTR_MIN);
    return NONE;
}

/* heap.growth(): types that have more live objects than at any earlier call, or more bytes; those
 * that were never seen have grown from nothing. ROOT_GROWTH remembers the most. */
Value since_growth(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Writer out = console_writer(vm);
    collect(vm);
    print_changes(&out, vm->roots[ROOT_GROWTH], NULL, 1);
    Value mark = new_mark(vm, true);
    vm->roots[ROOT_GROWTH] = mark;
    return NONE;
}

/* heap.repeat(function, n=10): a run before the first count, so that what is made once (caches,
 * imports) does not count; then n. While allocation sites are traced, they begin anew there. */
Value since_repeat(Vm *vm, Value *a, int n) {
    intptr_t runs = n > 1 ? object_to_size(vm, arg(a, 1)) : 10;
    if (runs < 1) {
        vm_raise_value_error(vm, "at least one run");
    }
    Value held[2] = {arg(a, 0), NONE};
    CRoots roots;
    heap_root(heap_of(vm), &roots, held, 2);
    for (intptr_t i = -1; i < runs; i++) {
        uintptr_t *high = vm_seal(vm);
        (void)vm_call0(vm, held[0]);
        vm_unseal(vm, high);
        if (i < 0) {
            sites_clear(vm, NULL, 0);
            held[1] = new_mark(vm, false);
        }
        collect(vm);
    }
    Writer out = console_writer(vm);
    writer_format(&out, "%z runs, collected after each:\n", runs);
    if (print_changes(&out, held[1], NULL, runs) && sites_table(vm) != NULL) {
        sites_report(vm, &out, 5);
    }
    heap_unroot(heap_of(vm), &roots);
    return NONE;
}

/* ---- heap.watch_block ---- */

/* mark.__enter__(), and with three arguments more __exit__(). The collection comes first: it moves
 * the block, and its own garbage is not the block's. `with` has made a bound method that it drops
 * meanwhile: that is not counted. What was made and has not added to what lives was
 * garbage, slack of stores included. Numbers may lose their highest bit. */
Value since_block(Vm *vm, Value *a, int n) {
    CensusTotals totals;
    if (n == 1) {
        collect(vm);
    }
    intptr_t made = (intptr_t)heap_words_ever(heap_of(vm));
    collect(vm);
    Mark *mark = AS(Mark, arg(a, 0));
    census_totals(vm, &totals);
    intptr_t live = (intptr_t)totals.objects - (n == 1 ? (intptr_t)WORDS_OF(Method) : 0);
    if (n > 1) {
        intptr_t before = value_to_int(mark->live),
                 garbage = value_to_int(value_int(made - live - value_to_int(mark->dead)));
        Writer out = console_writer(vm);
        writer_format(&out, "%v: live %w before, %w after (%+), garbage %w, largest run %u\n",
                      mark->label, before, live, (live - before) * (intptr_t)sizeof(Value),
                      garbage < 0 ? 0 : garbage, heap_run_bytes(heap_of(vm)));
        return NONE;
    }
    mark->live = value_int(live);
    mark->dead = value_int(made - live);
    return arg(a, 0);
}

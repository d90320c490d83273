/* SPDX-License-Identifier: MIT */
/* heap.top(), heap.info() and their like: figures that add up to the heap. Printed reports go to
 * the console, as mem_info() does, and allocate and collect nothing. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/column.h"
#include "inspect/describe.h"
#include "inspect/pins.h"
#include "inspect/retained.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"
#include "object/writer.h"

enum { MOST_ROWS = 32 };

/* ---- heap.top ---- */

/* What is no object ends every table, so that it adds up. */
static void print_rest(Writer *out, const CensusTotals *t) {
    const size_t words[] = {t->frames, t->scratch, t->reserve, t->holes, t->run};
    static const char names[][9] = {"frames", "compiler", "reserve", "holes", "free"};
    for (size_t i = 0; i < 5; i++) {
        if (words[i] != 0) {
            column_number(out, (intptr_t)(words[i] * sizeof(Value)), COLUMN_COUNT + COLUMN_BYTES);
            writer_format(out, "  (%s)\n", names[i]);
        }
    }
    column_pair(out, t->count, t->total * sizeof(Value));
    writer_text(out, "  total\n");
}

static void top_types(Vm *vm, Writer *out, CensusTable *table) {
    writer_text(out, "   count     bytes  type\n");
    census_each(vm, &(CensusScope){0}, census_put, table);
    census_write_table(out, table, 2);
}

/* What is new in the n-th share: change is code, which would not be on the heap if it were frozen.
 */
static CensusRow count_share(Vm *vm, Value name) {
    CensusRow row = {.key = name};
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (reach_is_new(o)) {
            Kind kind = object_kind(o);
            row.count += !edge_is_part(o);
            row.words += object_words(o);
            row.change += kind == KIND_CODE || kind == KIND_UNIT ? (intptr_t)object_words(o) : 0;
        }
    }
    return row;
}

/* Shares as heap.map("module") has them. */
static void top_modules(Vm *vm, Writer *out, CensusTable *table) {
    Value name;
    CensusRow rest = {0};
    writer_text(out, "   count     bytes  of code  module\n");
    reach_begin(vm);
    for (size_t n = 0; reach_share(vm, n, &name); n++) {
        CensusRow row = count_share(vm, name);
        if (value_absent(name)) {
            rest = row;
        } else {
            census_put(table, &row);
        }
    }
    reach_end(vm);
    census_write_table(out, table, 3);
    census_write_row(out, &rest, 3, "(no module)");
    table->sum.count += rest.count;
    table->sum.words += rest.words;
}

static size_t print_reached(Writer *out, const ReachCount *count, const char *text) {
    if (count->bytes != 0) {
        column_pair(out, count->objects, count->bytes);
        writer_text(out, text);
    }
    return count->bytes;
}

/* What no single global retains is shared by several, or held by frames and the machine. */
static void top_retained(Vm *vm, Writer *out, CensusTable *table) {
    RetainedRow rows[MOST_ROWS];
    ReachCount others, shared;
    size_t n = retained_top(vm, rows, table->limit, &others, &shared);
    writer_text(out, "   count     bytes  retained by\n");
    for (size_t i = 0; i < n; i++) {
        bool is_main = str_equal(rows[i].module, NAME(__main__));
        print_reached(out, &rows[i].count, "");
        writer_format(out, "  %v.%v, ", is_main ? NAME(main) : rows[i].module, rows[i].name);
        describe_object(out, value_to_object(rows[i].object));
        writer_text(out, "\n");
    }
    print_reached(out, &others, "  (other globals)\n");
    print_reached(out, &shared, "  (no global alone)\n");
    ReachCount live = reach_live(vm, ABSENT, false);
    table->sum.count = live.objects;
    table->sum.words = live.bytes / sizeof(Value);
}

/* heap.top(by="type", n=10): the n largest rows, at most MOST_ROWS. */
Value counts_top(Vm *vm, Value *a, int n) {
    Value by = arg_or_absent(a, n, 0), most = arg_or_absent(a, n, 1);
    intptr_t limit = value_absent(most) ? 10 : object_to_size_clamped(vm, most);
    CensusRow rows[MOST_ROWS];
    CensusTable table = {.rows = rows,
                         .limit = limit < 0           ? 0
                                  : limit > MOST_ROWS ? MOST_ROWS
                                                      : (size_t)limit};
    CensusTotals t;
    Writer out = console_writer(vm);
    by = value_absent(by) ? NAME(type) : by;
    census_totals(vm, &t);
    if (!value_is_kind(by, KIND_STR)) {
        by = NAME(empty_text);
    }
    if (str_is(by, "site")) {
        sites_report(vm, &out, table.limit);
        return NONE;
    }
    if (str_is(by, "type")) {
        top_types(vm, &out, &table);
    } else if (str_is(by, "module")) {
        top_modules(vm, &out, &table);
    } else if (str_is(by, "retained")) {
        top_retained(vm, &out, &table);
    } else {
        vm_raise_value_error(vm, "no such table: %r", by);
    }
    CensusRow garbage = {ABSENT, t.count - table.sum.count, t.objects - table.sum.words, 0, 0};
    census_write_row(&out, &garbage, 2, "(garbage)");
    print_rest(&out, &t);
    return NONE;
}

/* ---- heap.info ---- */

/* heap.info(): used and free are the total; live, garbage, frames, compiler, reserve are used. */
Value counts_info(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    CensusTotals t;
    size_t held, pinned = pins_walk(vm, NULL, &held), stack = vm_c_stack_used(vm);
    size_t word = sizeof(Value);
    ReachCount live = reach_live(vm, ABSENT, false);
    census_totals(vm, &t);
    Writer out = console_writer(vm);
    writer_format(&out,
                  "heap %u\n"
                  "used %u\n"
                  "  live %u  objects: %u\n"
                  "  garbage %u  objects: %u\n"
                  "  frames %u\n"
                  "  compiler %u\n"
                  "  reserve %u\n"
                  "free %u\n"
                  "  run %u\n"
                  "  holes %u  largest: %u\n"
                  "pinned %u  held: %u\n"
                  "C stack %u  of %u, peak %u\n",
                  t.total * word, (t.total - t.run - t.holes) * word, live.bytes, live.objects,
                  t.objects * word - live.bytes, t.count - live.objects, t.frames * word,
                  t.scratch * word, t.reserve * word, (t.run + t.holes) * word, t.run * word,
                  t.holes * word, t.largest_hole * word, pinned + held, held, stack,
                  vm->c_stack_limit, stack > vm->c_stack_peak ? stack : vm->c_stack_peak);
    return NONE;
}

/* heap.live(): bytes of all objects that live, without collecting. */
Value counts_live(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return int_from_uint64(vm, reach_live(vm, ABSENT, false).bytes);
}

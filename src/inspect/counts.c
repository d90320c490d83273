/* SPDX-License-Identifier: MIT */
/* heap.top(), heap.info() and their like: figures that add up to the heap. Printed reports go to
 * the console, as mem_info() does, and allocate and collect nothing. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/choose.h"
#include "inspect/picture.h"
#include "inspect/pins.h"
#include "inspect/reach.h"
#include "inspect/retained.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/writer.h"

enum { MOST_ROWS = 32 };

/* ---- heap.top ---- */

enum Table { TYPES, MODULES, RETAINED, SITES, TABLES };

/* What is no object has no count. */
static void print_row(Writer *out, size_t count, size_t words, const char *format,
                      const char *name) {
    if (words != 0) {
        writer_format(out, count != 0 ? "%8u%10w" : "%8+%10w", count, words);
        writer_format(out, format, name);
    }
}

/* What the rows of a table do not have ends it, so that it adds up: objects that live, under this
 * name, garbage, and what is no object. Returns the words of the largest hole. */
static size_t print_rest(Writer *out, const CensusTable *table, const char *living) {
    static const char in_parens[] = "  (%s)\n";
    CensusTotals t;
    Vm *vm = out->vm;
    const Heap *heap = heap_of(vm);
    ReachCount live = reach_live(vm, ABSENT, false);
    size_t words = live.bytes / sizeof(Value);
    census_totals(vm, &t);
    if (living != NULL) {
        CensusRow rest = {ABSENT, live.objects - table->sum.count, words - table->sum.words, 0, 0};
        census_write_row(out, &rest, false, living);
        print_row(out, t.count - live.objects, t.objects - words, in_parens, "garbage");
    }
    print_row(out, 0, t.holes, in_parens, "holes");
    for (uintptr_t *start = heap->bump, *end; start < heap->top; start = end) {
        const char *name = picture_at(heap, start, &start, &end);
        print_row(out, 0, (size_t)(end - start), in_parens, name + 1);
    }
    print_row(out, t.count, t.total, "  total\n", NULL);
    return t.largest_hole;
}

/* Shares as heap.map("module") has them. */
static void put_modules(Vm *vm, CensusTable *table) {
    reach_begin(vm);
    Value name;
    for (size_t n = 0; name = reach_share(vm, n), !value_absent(name); n++) {
        ReachCount count = reach_count(vm);
        census_put(table, &(CensusRow){name, count.objects, count.bytes / sizeof(Value), 0, 0});
    }
    reach_end(vm);
}

/* heap.top(by="type", n=10): the n largest rows, at most MOST_ROWS. What no module reaches, or no
 * single global retains, is held by frames and the machine, or shared by several. */
Value counts_top(Vm *vm, Value *a, int n) {
    Value by = arg_or_absent(a, n, 0);
    intptr_t limit = n > 1 ? object_to_size_clamped(vm, arg(a, 1)) : 10;
    CensusRow rows[MOST_ROWS];
    CensusTable table = {.rows = rows, .limit = limit < 0 ? 0 : (size_t)limit};
    Writer out = console_writer(vm);
    by = value_absent(by) ? NAME(type) : by;
    enum Table which = (enum Table)choose_name(by, "type\0module\0retained\0site\0");
    if (which == SITES) {
        sites_report(vm, &out, table.limit);
        return NONE;
    }
    if (which == TABLES) {
        vm_raise_value_error(vm, "no such table: %r", by);
    }
    table.limit = table.limit < MOST_ROWS ? table.limit : MOST_ROWS;
    writer_format(&out, "   count     bytes  %v\n", by);
    if (which == TYPES) {
        census_each(vm, &(CensusScope){0}, census_put, &table);
    } else if (which == MODULES) {
        put_modules(vm, &table);
    } else {
        retained_write(vm, &out, &table);
    }
    census_write_table(&out, &table, false);
    print_rest(&out, &table,
               which == TYPES     ? NULL
               : which == MODULES ? "(no module)"
                                  : "(no global alone)");
    return NONE;
}

/* heap.info(): the whole, and what it does not show. */
Value counts_info(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    CensusTable table = {.used = 0};
    size_t stack = vm_c_stack_used(vm);
    Writer out = console_writer(vm);
    size_t hole = print_rest(&out, &table, "(live)");
    writer_format(&out, "used %u, largest hole %w, C stack %u of %u, peak %u\n",
                  heap_used_bytes(heap_of(vm)), hole, stack, vm->c_stack_limit,
                  stack > vm->c_stack_peak ? stack : vm->c_stack_peak);
    pins_write(&out, false);
    return NONE;
}

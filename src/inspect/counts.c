/* SPDX-License-Identifier: MIT */
/* heap.top(), heap.info() and their like: figures that add up to the heap. Printed reports go to
 * the console, as mem_info() does, and allocate and collect nothing. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/column.h"
#include "module/console.h"
#include "object/object.h"
#include "object/str.h"

enum { MOST_ROWS = 32, COUNT_WIDTH = 8, BYTES_WIDTH = 10 };

/* ---- tables ---- */

static intptr_t bytes_of(size_t words) {
    return (intptr_t)(words * sizeof(Value));
}

/* What is no object ends every table, so that it adds up. */
static void print_bytes(Writer *out, size_t words, const char *name) {
    if (words != 0) {
        column_text(out, "", COUNT_WIDTH);
        column_number(out, bytes_of(words), BYTES_WIDTH);
        writer_format(out, "  %s\n", name);
    }
}

static void print_rest(Vm *vm, Writer *out) {
    CensusTotals t;
    census_totals(vm, &t);
    print_bytes(out, t.frames, "(frames)");
    print_bytes(out, t.scratch, "(compiler)");
    print_bytes(out, t.reserve, "(reserve)");
    print_bytes(out, t.holes, "(holes)");
    print_bytes(out, t.run, "(free)");
    column_number(out, (intptr_t)t.count, COUNT_WIDTH);
    column_number(out, bytes_of(t.total), BYTES_WIDTH);
    writer_text(out, "  total\n");
}

static void print_numbers(Writer *out, const CensusRow *row) {
    column_number(out, (intptr_t)row->count, COUNT_WIDTH);
    column_number(out, bytes_of(row->words), BYTES_WIDTH);
    writer_text(out, "  ");
}

static void top_types(Vm *vm, Writer *out, size_t limit) {
    CensusRow rows[MOST_ROWS], others;
    size_t n = census_top(vm, NULL, rows, limit, &others);
    column_text(out, "count", COUNT_WIDTH);
    column_text(out, "bytes", BYTES_WIDTH);
    writer_text(out, "  type\n");
    for (size_t i = 0; i < n; i++) {
        print_numbers(out, &rows[i]);
        census_write_key(out, rows[i].key);
        writer_text(out, "\n");
    }
    if (others.words != 0) {
        print_numbers(out, &others);
        writer_text(out, "(others)\n");
    }
    print_rest(vm, out);
}

/* heap.top(by="type", n=10): the n largest rows, at most MOST_ROWS. */
Value counts_top(Vm *vm, Value *a, int n) {
    Value by = arg_or_absent(a, n, 0), most = arg_or_absent(a, n, 1);
    intptr_t limit = value_absent(most) ? 10 : object_to_size_clamped(vm, most);
    limit = limit < 0 ? 0 : limit > MOST_ROWS ? MOST_ROWS : limit;
    Writer out = console_writer(vm);
    if (value_absent(by) || (value_is_kind(by, KIND_STR) && str_is(by, "type"))) {
        top_types(vm, &out, (size_t)limit);
    } else {
        vm_raise_value_error(vm, "no such table: %r", by);
    }
    return NONE;
}

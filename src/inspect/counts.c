/* SPDX-License-Identifier: MIT */
/* heap.top(), heap.info() and their like: figures that add up to the heap. Printed reports go to
 * the console, as mem_info() does, and allocate and collect nothing. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/column.h"
#include "inspect/describe.h"
#include "inspect/pins.h"
#include "inspect/retained.h"
#include "inspect/sources.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"
#include "object/list.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/writer.h"

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

/* ---- heap.top ---- */

/* Objects that live, and their words, parts included. */
static void count_live(Vm *vm, size_t *count, size_t *words) {
    *count = *words = 0;
    reach_begin(vm);
    reach_roots(vm, false);
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        if (reach_is_new(o)) {
            *count += !census_is_part(heap_of(vm), value_object(o));
            *words += object_words(o);
        }
    }
    reach_end(vm);
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

static void print_source(Writer *out, const SourceRow *row, const char *text) {
    if (row->words == 0) {
        return;
    }
    column_number(out, (intptr_t)row->count, COUNT_WIDTH);
    column_number(out, bytes_of(row->words), BYTES_WIDTH);
    column_number(out, bytes_of(row->flash), BYTES_WIDTH);
    writer_text(out, "  ");
    value_is_kind(row->name, KIND_STR) ? writer_str(out, row->name) : writer_text(out, text);
    writer_text(out, "\n");
}

/* The third column is what freezing the module would save. */
static void top_modules(Vm *vm, Writer *out, size_t limit) {
    SourceRow rows[MOST_ROWS], others, gone, data;
    size_t n = sources_top(vm, rows, limit, &others, &gone, &data);
    column_text(out, "count", COUNT_WIDTH);
    column_text(out, "bytes", BYTES_WIDTH);
    column_text(out, "as code", BYTES_WIDTH);
    writer_text(out, "  module\n");
    for (size_t i = 0; i < n; i++) {
        print_source(out, &rows[i], "(unnamed)");
    }
    print_source(out, &others, "(others)");
    print_source(out, &gone, "(no module)");
    print_source(out, &data, "(data)");
    print_rest(vm, out);
}

static void print_reached(Writer *out, const ReachCount *count, const char *text) {
    if (count->bytes != 0) {
        column_number(out, (intptr_t)count->objects, COUNT_WIDTH);
        column_number(out, (intptr_t)count->bytes, BYTES_WIDTH);
        writer_text(out, text);
    }
}

/* What no single global retains is shared by several, or held by frames and the machine. */
static void top_retained(Vm *vm, Writer *out, size_t limit) {
    RetainedRow rows[MOST_ROWS];
    ReachCount others, shared, garbage;
    size_t words, n = retained_top(vm, rows, limit, &others, &shared);
    CensusTotals t;
    census_totals(vm, &t);
    count_live(vm, &garbage.objects, &words);
    garbage = (ReachCount){(t.objects - words) * sizeof(Value), t.count - garbage.objects};
    column_text(out, "count", COUNT_WIDTH);
    column_text(out, "bytes", BYTES_WIDTH);
    writer_text(out, "  retained by\n");
    for (size_t i = 0; i < n; i++) {
        print_reached(out, &rows[i].count, "  ");
        bool is_main = str_equal(rows[i].module, NAME(__main__));
        writer_format(out, "%v.%v, ", is_main ? NAME(main) : rows[i].module, rows[i].name);
        describe_object(out, value_to_object(rows[i].object));
        writer_text(out, "\n");
    }
    print_reached(out, &others, "  (other globals)\n");
    print_reached(out, &shared, "  (no global alone)\n");
    print_reached(out, &garbage, "  (garbage)\n");
    print_rest(vm, out);
}

/* heap.top(by="type", n=10): the n largest rows, at most MOST_ROWS. */
Value counts_top(Vm *vm, Value *a, int n) {
    Value by = arg_or_absent(a, n, 0), most = arg_or_absent(a, n, 1);
    intptr_t limit = value_absent(most) ? 10 : object_to_size_clamped(vm, most);
    limit = limit < 0 ? 0 : limit > MOST_ROWS ? MOST_ROWS : limit;
    Writer out = console_writer(vm);
    by = value_absent(by) ? NAME(type) : by;
    if (value_is_kind(by, KIND_STR) && str_is(by, "type")) {
        top_types(vm, &out, (size_t)limit);
    } else if (value_is_kind(by, KIND_STR) && str_is(by, "module")) {
        top_modules(vm, &out, (size_t)limit);
    } else if (value_is_kind(by, KIND_STR) && str_is(by, "retained")) {
        top_retained(vm, &out, (size_t)limit);
    } else if (value_is_kind(by, KIND_STR) && str_is(by, "site")) {
        sites_report(vm, &out, (size_t)limit);
    } else {
        vm_raise_value_error(vm, "no such table: %r", by);
    }
    return NONE;
}

/* ---- heap.info ---- */

enum { LABEL_WIDTH = 10 };

/* A line without its end: what stands behind the number is the caller's. */
static void print_figure(Writer *out, const char *label, size_t n) {
    size_t used = 0;
    for (; label[used] != '\0'; used++) {
    }
    writer_text(out, label);
    writer_fill(out, ' ', LABEL_WIDTH - used);
    column_number(out, (intptr_t)n, BYTES_WIDTH);
}

static void print_plain(Writer *out, const char *label, size_t words) {
    print_figure(out, label, words * sizeof(Value));
    writer_text(out, "\n");
}

static void print_objects(Writer *out, const char *label, size_t words, size_t count) {
    print_figure(out, label, words * sizeof(Value));
    writer_format(out, "  objects: %u\n", count);
}

/* heap.info(): used and free are the total; live, garbage, frames, compiler, reserve are used. */
Value counts_info(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    CensusTotals t;
    size_t count, live, held, pinned = pins_count(vm, &held), stack = vm_c_stack_used(vm);
    census_totals(vm, &t);
    count_live(vm, &count, &live);
    Writer out = console_writer(vm);
    print_plain(&out, "heap", t.total);
    print_plain(&out, "used", t.total - t.run - t.holes);
    print_objects(&out, "  live", live, count);
    print_objects(&out, "  garbage", t.objects - live, t.count - count);
    print_plain(&out, "  frames", t.frames);
    if (t.scratch != 0) {
        print_plain(&out, "  compiler", t.scratch);
    }
    print_plain(&out, "  reserve", t.reserve);
    print_plain(&out, "free", t.run + t.holes);
    print_plain(&out, "  run", t.run);
    print_figure(&out, "  holes", t.holes * sizeof(Value));
    writer_format(&out, "  largest: %u\n", t.largest_hole * sizeof(Value));
    print_figure(&out, "pinned", pinned + held);
    writer_format(&out, "  held: %u\n", held);
    print_figure(&out, "C stack", stack);
    writer_format(&out, "  of %u, peak %u\n", vm->c_stack_limit,
                  stack > vm->c_stack_peak ? stack : vm->c_stack_peak);
    return NONE;
}

/* heap.live(): bytes of all objects that live, without collecting. */
Value counts_live(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t count, words;
    count_live(vm, &count, &words);
    return int_from_uint64(vm, words * sizeof(Value));
}

/* ---- heap.types ---- */

static Value key_name(Value key) {
    if (value_is_object(key)) {
        return AS(Class, key)->name;
    }
    switch (value_to_int(key)) {
    case KIND_UNIT: return NAME(source_row);
    case KIND_WEAK_TABLE: return NAME(ids_row);
    default: return NAME(parts_row);
    }
}

static size_t count_rows(Vm *vm) {
    Census census;
    CensusRow row;
    size_t rows = 0;
    census_begin(&census, vm, NULL);
    while (census_next(&census, &row)) {
        rows++;
    }
    return rows;
}

/* What the list itself has made is not counted. */
static void leave_out(CensusRow *row, Value list) {
    size_t length = list_length(list);
    if (value_same(row->key, value_object(&type_list))) {
        row->count--;
        row->words -= object_words(value_to_object(list));
        row->words -= object_words(value_to_object(AS(List, list)->store));
    } else if (value_same(row->key, value_object(&type_tuple))) {
        row->count -= length;
        for (size_t i = 0; i < length; i++) {
            row->words -= object_words(value_to_object(list_items(list)[i]));
        }
    }
}

/* heap.types(): [(name, count, bytes)] of all that lives. It collects; then it makes room, and
 * counts when nothing more is to be made: what is made meanwhile may add two types. */
Value counts_types(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    heap_collect(vm, false);
    size_t room = count_rows(vm) + 2, used = 0;
    Value list = list_new(vm, room);
    for (size_t i = 0; i < room; i++) {
        Value tuple = tuple_new(vm, 3);
        tuple_items(tuple)[0] = tuple_items(tuple)[1] = tuple_items(tuple)[2] = NONE;
        list_append(vm, list, tuple);
    }
    Census census;
    CensusRow row;
    census_begin(&census, vm, NULL);
    while (used < room && census_next(&census, &row)) {
        leave_out(&row, list);
        if (row.words != 0) {
            Value *items = tuple_items(list_items(list)[used++]);
            items[0] = key_name(row.key);
            items[1] = value_int((intptr_t)row.count);
            items[2] = value_int(bytes_of(row.words));
        }
    }
    list_remove(list, used, room - used);
    return list;
}

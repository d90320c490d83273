/* SPDX-License-Identifier: MIT */
/* heap.peak(): the most bytes that were ever in use; while it watches, also what they were.
 *
 * The heap itself knows the figure, garbage included. heap.peak(True) hangs itself into the end of
 * each collection: when more lives than at any earlier one, it takes down the largest types and the
 * line that runs. Its record is made beforehand, so nothing is allocated then. Off, it costs
 * nothing. */
#include "inspect/peak.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/column.h"
#include "inspect/histogram.h"
#include "inspect/inspect.h"
#include "module/console.h"
#include "object/int.h"
#include "object/str.h"
#include "vm/frame.h"

enum { PEAK_ROWS = 10 };

typedef struct {
    Value key, count, words;
} Row;

/* The store of the mark in ROOT_PEAK. */
typedef struct {
    uintptr_t header;
    Value live; /* words of all objects */
    Value file; /* str, or absent: nothing ran */
    Value line;
    Row rows[PEAK_ROWS + 1]; /* absent keys: unused; the last one stands for the rest */
} Record;

static Record *record_of(Vm *vm) {
    return AS(Record, AS(Mark, vm->roots[ROOT_PEAK])->store);
}

static void write_row(Row *to, const CensusRow *row) {
    *to = (Row){row->key, value_int((intptr_t)row->count), value_int((intptr_t)row->words)};
}

/* What looks does not count itself: marks are left out. */
static void take_down(Vm *vm, Record *record, size_t live) {
    CensusRow rows[PEAK_ROWS], others;
    size_t n = census_top(vm, NULL, rows, PEAK_ROWS, &others);
    record->live = value_int((intptr_t)live);
    for (size_t i = 0; i < PEAK_ROWS; i++) {
        write_row(&record->rows[i], i < n ? &rows[i] : &(CensusRow){0});
    }
    write_row(&record->rows[PEAK_ROWS], &others);
    record->file = ABSENT;
    if (vm->base != NULL) {
        const Code *code = frame_code(vm->base);
        record->file = AS(Unit, code->unit)->file;
        record->line = value_int((intptr_t)code_line(code, frame_pc(vm->base)));
    }
}

void peak_collected(Vm *vm) {
    if (value_absent(vm->roots[ROOT_PEAK])) {
        return;
    }
    /* The heap's own figure has small holes in it: a first look. */
    size_t most = (size_t)value_to_int(record_of(vm)->live);
    if (heap_of(vm)->since_collect > most) {
        CensusTotals t;
        census_totals(vm, &t);
        if (t.objects > most) {
            take_down(vm, record_of(vm), t.objects);
        }
    }
}

static void start(Vm *vm) {
    Value mark = histogram_mark_of(vm, NONE, WORDS_OF(Record));
    Record *record = AS(Record, AS(Mark, mark)->store);
    record->live = record->line = value_int(0);
    vm->roots[ROOT_PEAK] = mark;
    inspect_hook(vm);
    heap_of(vm)->peak_words = 0;
}

static void print_row(Writer *out, const Row *row) {
    column_number(out, value_to_int(row->count), 8);
    column_number(out, value_to_int(row->words) * (intptr_t)sizeof(Value), 10);
    writer_text(out, "  ");
    value_absent(row->key) ? writer_text(out, "(others)") : census_write_key(out, row->key);
    writer_text(out, "\n");
}

static void print_record(Writer *out, const Record *record) {
    writer_format(out, "live at most %u", (size_t)value_to_int(record->live) * sizeof(Value));
    if (value_is_kind(record->file, KIND_STR)) {
        writer_format(out, " at %v:%u", record->file, (size_t)value_to_int(record->line));
    }
    writer_text(out, ":\n");
    for (size_t i = 0; i <= PEAK_ROWS; i++) {
        if (value_to_int(record->rows[i].words) != 0) {
            print_row(out, &record->rows[i]);
        }
    }
}

/* heap.peak(watch=None): True begins anew, False ends; otherwise it tells. */
Value peak_print(Vm *vm, Value *a, int n) {
    Value watch = arg_or_absent(a, n, 0);
    Heap *heap = heap_of(vm);
    if (!value_absent(watch) && !value_is_none(watch)) {
        if (object_truth(vm, watch)) {
            start(vm);
        } else {
            vm->roots[ROOT_PEAK] = ABSENT;
            inspect_hook(vm);
        }
        return NONE;
    }
    Writer out = console_writer(vm);
    writer_format(&out, "peak %u of %u, now %u\n", heap_peak_bytes(heap), heap_total_bytes(heap),
                  heap_used_bytes(heap));
    if (!value_absent(vm->roots[ROOT_PEAK])) {
        if (value_to_int(record_of(vm)->live) == 0) {
            writer_text(&out, "no collection yet\n");
        } else {
            print_record(&out, record_of(vm));
        }
    }
    return NONE;
}

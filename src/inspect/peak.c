/* SPDX-License-Identifier: MIT */
/* heap.peak(): the most bytes that were ever in use; while it watches, also what they were.
 *
 * The heap itself knows the figure, garbage included. heap.peak(True) hangs itself into the end of
 * each collection: when more lives than at any earlier one, it takes down the line that runs and
 * the types, as text in an object that was made beforehand, so nothing is allocated then. Off, it
 * costs nothing. */
#include "inspect/peak.h"

#include "builtins.h"
#include "inspect/census.h"
#include "inspect/line.h"
#include "module/console.h"

enum { ROWS = 8, RECORD_WORDS = 100 };

/* A RAW, which is ROOT_PEAK. */
typedef struct {
    uintptr_t header;
    size_t live; /* words, as the heap has them */
    char text[];
} Record;

void peak_collection_ends(Vm *vm) {
    Record *r = (Record *)value_to_object(vm->roots[ROOT_PEAK]);
    if (vm->heap.since_collect <= r->live) {
        return;
    }
    CensusRow rows[ROWS];
    CensusTable table = {.rows = rows, .limit = ROWS};
    Line line;
    census_each(vm, &(CensusScope){0}, census_put, &table);
    r->live = vm->heap.since_collect;
    line_begin(vm, &line, r->text, RECORD_WORDS * sizeof(Value) - sizeof *r - 1);
    writer_format(&line.writer, "live at most %u ", table.sum.words * sizeof(Value));
    if (vm->base != NULL) {
        line_write_place(&line.writer, vm->base);
    }
    writer_text(&line.writer, ":\n");
    census_write_table(&line.writer, &table, false);
    *line.at = 0;
}

/* heap.peak(watch=None): True begins anew, False ends; otherwise it tells. */
Value peak_print(Vm *vm, Value *a, int n) {
    Heap *heap = heap_of(vm);
    Value record = vm->roots[ROOT_PEAK];
    if (n == 0 || value_is_none(arg(a, 0))) {
        Writer out = console_writer(vm);
        writer_format(&out, "peak %u of %u, now %u\n%s", heap_peak_bytes(heap),
                      heap_total_bytes(heap), heap_used_bytes(heap),
                      value_absent(record) ? "" : AS(Record, record)->text);
        return NONE;
    }
    record = ABSENT;
    if (object_truth(vm, arg(a, 0))) {
        record = value_object(heap_alloc(vm, KIND_RAW, RECORD_WORDS));
        heap->peak_words = 0;
    }
    vm->roots[ROOT_PEAK] = record;
    return NONE;
}

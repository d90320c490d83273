/* SPDX-License-Identifier: MIT */
/* heap.peak(): the most bytes that were ever in use; while it watches, also what they were.
 *
 * The heap itself knows the figure, garbage included. heap.peak(True) hangs itself into the end of
 * each collection: when more lives than at any earlier one, it takes down the types and the line
 * that runs. Its record is a mark that was made beforehand, so nothing is allocated then. Off, it
 * costs nothing. */
#include "inspect/peak.h"

#include "builtins.h"
#include "compile/code.h"
#include "inspect/hooks.h"
#include "inspect/since.h"
#include "module/console.h"
#include "vm/frame.h"

enum { PEAK_ROWS = 10 };

static size_t live_of(Value mark) {
    return (size_t)value_to_int(AS(Mark, mark)->note);
}

void peak_collection_ends(Vm *vm) {
    Value mark = vm->roots[ROOT_PEAK];
    CensusTotals t;
    /* The heap's own figure has small holes in it: a first look. */
    if (heap_of(vm)->since_collect <= live_of(mark)) {
        return;
    }
    census_totals(vm, &t);
    if (t.objects > live_of(mark)) {
        since_fill(vm, mark, &(CensusScope){0});
        AS(Mark, mark)->note = value_int((intptr_t)t.objects);
        AS(Mark, mark)->label = ABSENT; /* nothing ran */
        if (vm->base != NULL) {
            const Code *code = frame_code(vm->base);
            AS(Mark, mark)->label = AS(Unit, code->unit)->file;
            AS(Mark, mark)->line = value_int((intptr_t)code_line(code, frame_pc(vm->base)));
        }
    }
}

static void print_record(Writer *out, Value mark) {
    CensusRow rows[PEAK_ROWS];
    CensusTable table = {.rows = rows, .limit = PEAK_ROWS};
    writer_format(out, "live at most %u", live_of(mark) * sizeof(Value));
    if (value_is_kind(AS(Mark, mark)->label, KIND_STR)) {
        writer_format(out, " at %v:%z", AS(Mark, mark)->label, value_to_int(AS(Mark, mark)->line));
    }
    writer_text(out, ":\n");
    for (const CensusPast *p = since_past(mark); !value_absent(p->key); p++) {
        census_put(&table, &(CensusRow){p->key, (size_t)value_to_int(p->count),
                                        (size_t)value_to_int(p->words), 0, 0});
    }
    census_write_table(out, &table, 2);
}

/* heap.peak(watch=None): True begins anew, False ends; otherwise it tells. */
Value peak_print(Vm *vm, Value *a, int n) {
    Value watch = arg_or_absent(a, n, 0);
    Heap *heap = heap_of(vm);
    if (!value_absent(watch) && !value_is_none(watch)) {
        Value mark = ABSENT;
        if (object_truth(vm, watch)) {
            mark = since_new_mark(vm, false);
            AS(Mark, mark)->note = value_int(0);
            heap->peak_words = 0;
        }
        vm->roots[ROOT_PEAK] = mark;
        hooks_update(vm);
        return NONE;
    }
    Writer out = console_writer(vm);
    writer_format(&out, "peak %u of %u, now %u\n", heap_peak_bytes(heap), heap_total_bytes(heap),
                  heap_used_bytes(heap));
    if (!value_absent(vm->roots[ROOT_PEAK])) {
        print_record(&out, vm->roots[ROOT_PEAK]);
    }
    return NONE;
}

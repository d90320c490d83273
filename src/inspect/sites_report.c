/* SPDX-License-Identifier: MIT */
/* heap.trace() and heap.sites(): allocation sites on a screen. The report walks the heap, writes
 * to the console and allocates nothing. */
#include "builtins.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"
#include "vm/frame.h"

/* A row without its end: the figures of a site, or of several, and what it is called. */
static void write_row(Writer *w, const Value *figures, const char *name) {
    for (int i = 0; i < SITES_FIGURES; i++) {
        writer_format(w, "%9u", sites_number(figures[i]));
    }
    writer_format(w, "  %s", name);
}

/* Each row written is looked for among all of them: a table of what was written would have to be
 * allocated. What has been written loses its bytes. */
void sites_report(Vm *vm, Writer *w, size_t n) {
    size_t own;
    SiteTable *table = sites_table(vm);
    SiteRow *best;
    if (table == NULL) {
        writer_text(w, "allocation sites are not traced: heap.trace()\n");
        return;
    }
    sites_count(vm, &own);
    writer_text(w, "    bytes  objects     made  site\n");
    do {
        Value sum[SITES_FIGURES] = {ABSENT};
        best = NULL;
        for (SiteRow *row = &table->row[sites_number(table->rows)]; --row > table->row;) {
            if (value_absent(row->figures[SITES_BYTES])) {
                continue;
            }
            for (int k = 0; k < SITES_FIGURES; k++) {
                sum[k].bits += row->figures[k].bits & ~(uintptr_t)1;
            }
            if (best == NULL || row->figures[SITES_BYTES].bits >= best->figures[SITES_BYTES].bits) {
                best = row;
            }
        }
        if (best != NULL) {
            write_row(w, n > 0 ? best->figures : sum, n > 0 ? "" : "all other sites");
            if (n > 0) {
                sites_write(vm, w, (size_t)(best - table->row));
            }
            writer_text(w, "\n");
            best->figures[SITES_BYTES] = ABSENT;
        }
    } while (best != NULL && n-- > 0);
    write_row(w, table->row[SITES_NONE].figures,
              sites_number(table->sample) ? "others, and before tracing\n" : "before tracing\n");
    const Value itself[] = {value_int((intptr_t)own), value_int(1), value_int(1)};
    write_row(w, itself, "tracing itself\n");
}

/* Argument i, or `other` when it is missing. Raises TypeError for what is no int. */
static intptr_t number_or(Vm *vm, Value *a, int n, int i, intptr_t other) {
    Value v = arg_or_absent(a, n, i);
    return value_absent(v) ? other : object_to_size(vm, v);
}

void sites_require(Vm *vm, intptr_t frames, size_t sample, int least) {
    if (frames < least || frames > SITES_MOST_FRAMES) {
        vm_raise_value_error(vm, "the number of frames must be in range [%d; %d]", least,
                             SITES_MOST_FRAMES);
    }
    if (frames > 0 && !sites_start(vm, (size_t)frames, sample)) {
        vm_raise_memory(vm, sizeof(SiteTable));
    }
}

/* trace(frames=1, sample=0): 0 frames end it. */
Value sites_trace(Vm *vm, Value *a, int n) {
    intptr_t frames = number_or(vm, a, n, 0, 1), sample = number_or(vm, a, n, 1, 0);
    if (sample < 0) {
        vm_raise_value_error(vm, "the bytes of a sample must not be negative");
    }
    sites_stop(vm, a, n);
    sites_require(vm, frames, (size_t)sample, 0);
    return NONE;
}

/* sites(n=10, collect=False) */
Value sites_print(Vm *vm, Value *a, int n) {
    intptr_t most = number_or(vm, a, n, 0, 10); /* all when it is negative */
    if (n > 1 && object_truth(vm, arg(a, 1))) {
        heap_collect(vm, false);
    }
    Writer out = console_writer(vm);
    sites_report(vm, &out, (size_t)most);
    return NONE;
}

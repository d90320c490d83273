/* SPDX-License-Identifier: MIT */
/* heap.trace() and heap.sites(): allocation sites on a screen. The report walks the heap, writes
 * to the console and allocates nothing. */
#include "builtins.h"
#include "inspect/column.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"
#include "vm/frame.h"

enum { COLUMN = 9 };

/* Bytes, objects, allocations ever; of a site, or of several. */
typedef struct {
    size_t figures[3];
} Sum;

/* A row begins with them. */
static void write_sum(Writer *w, const Sum *sum) {
    for (int i = 0; i < 3; i++) {
        column_number(w, (intptr_t)sum->figures[i], COLUMN);
    }
    writer_text(w, "  ");
}

/* What the row counts is taken from `rest` to `own`. */
static void take(const SiteRow *row, Sum *own, Sum *rest) {
    const size_t figures[] = {sites_number(row->bytes),
                              (sites_number(row->count) + SITES_PARTS / 2) / SITES_PARTS,
                              sites_number(row->total)};
    for (int i = 0; i < 3; i++) {
        own->figures[i] = figures[i];
        rest->figures[i] -= figures[i];
    }
}

/* Does row a come before row b? */
static bool is_before(const SiteTable *table, size_t a, size_t b) {
    size_t more = sites_number(table->row[a].bytes), less = sites_number(table->row[b].bytes);
    return more > less || (more == less && a < b);
}

/* The row that comes next behind `last`, of those that have allocated anything; the number of
 * rows if none does. */
static size_t next_row(const SiteTable *table, size_t last) {
    size_t rows = sites_number(table->rows), next = rows;
    for (size_t i = 0; i < rows; i++) {
        bool wanted = sites_number(table->row[i].total) > 0;
        if (wanted && (last == rows || is_before(table, last, i)) &&
            (next == rows || is_before(table, i, next))) {
            next = i;
        }
    }
    return next;
}

/* What has no site. */
static void write_others(Vm *vm, Writer *w) {
    size_t bytes = 0, count = 0, traced;
    const SiteTable *table = sites_table(vm);
    for (Object *o = NULL; (o = heap_next_object(&vm->heap, o)) != NULL;) {
        if (o != (const Object *)table && object_kind(o) != KIND_HOLE &&
            sites_of_object(vm, o) == SITES_NONE) {
            bytes += sites_bytes(o);
            count++;
        }
    }
    (void)sites_traced(vm, &traced);
    column_number(w, (intptr_t)bytes, COLUMN);
    column_number(w, (intptr_t)count, COLUMN);
    writer_format(w,
                  "           %sbefore tracing\n"
                  "tracing itself takes %u bytes for %u sites and %u for %u objects\n",
                  sites_number(table->sample) ? "others, and " : "",
                  object_words((const Object *)table) * sizeof(Value),
                  sites_number(table->rows) - 1, traced * sizeof(Value), traced);
}

/* Each row written is looked for among all of them: a table of what was written would have to be
 * allocated. */
void sites_report(Vm *vm, Writer *w, size_t n) {
    const SiteTable *table = sites_table(vm);
    if (table == NULL) {
        writer_text(w, "allocation sites are not traced: heap.trace()\n");
        return;
    }
    sites_count(vm);
    Sum own, rest = {{0}};
    size_t rows = sites_number(table->rows), row = rows;
    for (size_t i = 0; i < rows; i++) {
        take(&table->row[i], &own, &rest);
    }
    for (int i = 0; i < 3; i++) { /* less than nothing, so far */
        rest.figures[i] = -rest.figures[i];
    }
    writer_text(w, "    bytes  objects     made  site\n");
    while (n-- > 0 && (row = next_row(table, row)) < rows) {
        take(&table->row[row], &own, &rest);
        write_sum(w, &own);
        sites_write(vm, w, (intptr_t)row);
        writer_text(w, "\n");
    }
    if (rest.figures[2] > 0) {
        write_sum(w, &rest);
        writer_text(w, "all other sites\n");
    }
    write_others(vm, w);
}

/* Argument i, or `other` when it is missing. Raises TypeError for what is no int. */
static intptr_t number_or(Vm *vm, Value *a, int n, int i, intptr_t other) {
    Value v = arg_or_absent(a, n, i);
    return value_absent(v) ? other : object_to_size(vm, v);
}

/* trace(frames=1, sample=0): 0 frames end it. */
Value sites_trace(Vm *vm, Value *a, int n) {
    intptr_t frames = number_or(vm, a, n, 0, 1), sample = number_or(vm, a, n, 1, 0);
    if (sample < 0) {
        vm_raise_value_error(vm, "the bytes of a sample must not be negative");
    }
    sites_check_frames(vm, frames, 0);
    sites_stop(vm);
    if (frames > 0 && !sites_start(vm, (size_t)frames, (size_t)sample)) {
        vm_raise_memory(vm, sizeof(SiteTable));
    }
    return NONE;
}

/* For tracemalloc.start(), too, which wants at least one. */
void sites_check_frames(Vm *vm, intptr_t frames, int least) {
    if (frames < least || frames > SITES_MOST_FRAMES) {
        vm_raise_value_error(vm, "the number of frames must be in range [%d; %d]", least,
                             SITES_MOST_FRAMES);
    }
}

/* sites(n=10, collect=False) */
Value sites_print(Vm *vm, Value *a, int n) {
    intptr_t most = number_or(vm, a, n, 0, 10);
    if (n > 1 && object_truth(vm, arg(a, 1))) {
        heap_collect(vm, false);
    }
    Writer out = console_writer(vm);
    sites_report(vm, &out, most < 0 ? 0 : (size_t)most);
    return NONE;
}

/* SPDX-License-Identifier: MIT */
/* heap.trace() and heap.sites(): allocation sites on a screen. The report walks the heap, writes
 * to the console and allocates nothing. */
#include "builtins.h"
#include "inspect/column.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "vm/frame.h"

/* Nothing for a row without objects, which is one that has been shown, too. */
static void show(Writer *w, SiteTable *table, size_t i) {
    Value *figures = table->row[i].figures;
    if (sites_number(figures[SITES_OBJECTS]) != 0) {
        column_pair(w, sites_number(figures[SITES_OBJECTS]), sites_number(figures[SITES_BYTES]));
        writer_text(w, "  ");
        sites_write(w->vm, w, i);
        writer_format(w, ", %u made\n", sites_number(figures[SITES_MADE]));
    }
}

/* Each row shown is looked for among all of them: a table of what was shown would have to be
 * allocated. What has been shown, or added to the rest, loses its objects. */
void sites_report(Vm *vm, Writer *w, size_t n) {
    SiteTable *table = sites_table(vm);
    if (table == NULL) {
        writer_text(w, "not traced: heap.trace() first\n");
        return;
    }
    sites_count(vm);
    Value *rest = table->row[SITES_REST].figures;
    rest[SITES_MADE] = value_int(0);
    writer_text(w, "   count     bytes  site\n");
    for (;;) {
        SiteRow *best = NULL;
        for (SiteRow *row = &table->row[sites_number(table->rows)];
             --row >= &table->row[SITES_FIRST];) {
            if (sites_number(row->figures[SITES_OBJECTS]) != 0 &&
                (best == NULL ||
                 row->figures[SITES_BYTES].bits >= best->figures[SITES_BYTES].bits)) {
                best = row;
            }
        }
        if (best == NULL) {
            break;
        }
        if (n > 0) {
            n--;
            show(w, table, (size_t)(best - table->row));
        } else {
            for (int k = 0; k < SITES_FIGURES; k++) {
                sites_add(&rest[k], sites_number(best->figures[k]));
            }
        }
        best->figures[SITES_OBJECTS] = value_int(0);
    }
    for (size_t i = SITES_FIRST; i-- > 0;) {
        show(w, table, i);
    }
}

/* Argument i, or `other` when it is missing. Raises TypeError for what is no int. */
static intptr_t number_or(Vm *vm, Value *a, int n, int i, intptr_t other) {
    Value v = arg_or_absent(a, n, i);
    return value_absent(v) ? other : object_to_size(vm, v);
}

void sites_require(Vm *vm, intptr_t frames, size_t sample, int least) {
    if (frames < least || frames > SITES_MOST_FRAMES) {
        vm_raise_value_error(vm, "the number of frames must be in range [%d; 65535]", least);
    }
    if (frames > 0 && !sites_start(vm, (size_t)frames, sample)) {
        vm_raise_memory(vm, sizeof(SiteTable));
    }
}

/* trace(frames=1, sample=0): 0 frames end it. */
Value sites_trace(Vm *vm, Value *a, int n) {
    intptr_t frames = number_or(vm, a, n, 0, 1), sample = number_or(vm, a, n, 1, 0);
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

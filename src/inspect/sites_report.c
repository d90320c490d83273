/* SPDX-License-Identifier: MIT */
/* heap.trace() and heap.top("site"): allocation sites on a screen. The report walks the heap,
 * writes to the console and allocates nothing. */
#include "builtins.h"
#include "inspect/census.h"
#include "inspect/sites.h"
#include "vm/frame.h"

enum { MOST_ROWS = 24 };

static void show(Writer *w, const SiteTable *table, size_t i) {
    const Value *figures = table->row[i].figures;
    writer_format(w, "%8u%10u  ", sites_number(figures[SITES_OBJECTS]),
                  sites_number(figures[SITES_BYTES]));
    sites_write(w->vm, w, i);
    writer_format(w, ", %u made\n", sites_number(figures[SITES_MADE]));
}

/* The number of a row is kept in a field that is of no use here. */
void sites_report(Vm *vm, Writer *w, size_t n) {
    const SiteTable *table = sites_table(vm);
    CensusRow rows[MOST_ROWS];
    CensusTable t = {.rows = rows, .limit = n < MOST_ROWS ? n : MOST_ROWS};
    if (table == NULL) {
        writer_text(w, "not traced: heap.trace() first\n");
        return;
    }
    sites_count(vm);
    writer_text(w, "   count     bytes  site\n");
    for (size_t i = sites_number(table->rows); --i > SITES_NONE;) {
        const Value *figures = table->row[i].figures;
        CensusRow row = {NAME(heap), sites_number(figures[SITES_OBJECTS]),
                         sites_number(figures[SITES_BYTES]) / sizeof(Value), i, 0};
        if (row.count != 0 && i != SITES_ITSELF) {
            census_put(&t, &row);
        }
    }
    for (size_t i = 0; i < t.used; i++) {
        show(w, table, rows[i].gone);
    }
    census_write_row(w, &t.others, false, "all other sites");
    show(w, table, SITES_ITSELF);
    show(w, table, SITES_NONE);
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
    intptr_t number[2] = {1, 0};
    for (int i = 0; i < n; i++) {
        number[i] = value_absent(arg(a, i)) ? number[i] : object_to_size(vm, arg(a, i));
    }
    sites_stop(vm, a, n);
    sites_require(vm, number[0], (size_t)number[1], 0);
    return NONE;
}

/* SPDX-License-Identifier: MIT */
/* heap.trace() and heap.sites(): allocation sites on a screen. The report walks the heap, writes to the console and
 * allocates nothing. */
#include "builtins.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "object/int.h"
#include "vm/frame.h"

enum { COLUMN = 9 };

/* To the right of its column. */
static void write_number(Writer *w, size_t n) {
    char text[24];
    size_t at = sizeof text;
    text[--at] = 0;
    do {
        text[--at] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    while (sizeof text - 1 - at < COLUMN) {
        text[--at] = ' ';
    }
    writer_text(w, text + at);
}

/* A row begins with bytes, objects, allocations ever. */
static void write_row(Writer *w, size_t bytes, size_t count, size_t total) {
    write_number(w, bytes);
    write_number(w, count);
    write_number(w, total);
    writer_text(w, "  ");
}

typedef struct {
    size_t rows, bytes, count, total;
} Sum;

static size_t objects_of(const SiteRow *row) {
    return (sites_number(row->count) + SITES_PARTS / 2) / SITES_PARTS;
}

static void add(Sum *sum, const SiteRow *row) {
    sum->rows++;
    sum->bytes += sites_number(row->bytes);
    sum->count += objects_of(row);
    sum->total += sites_number(row->total);
}

/* Does row a come before row b? */
static bool is_before(const SiteTable *table, size_t a, size_t b) {
    size_t more = sites_number(table->row[a].bytes), less = sites_number(table->row[b].bytes);
    return more > less || (more == less && a < b);
}

/* The row that comes next behind `last`, of those that have allocated anything; the number of rows if none does. */
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
    const Object *table = (const Object *)sites_table(vm);
    for (Object *o = NULL; (o = heap_next_object(&vm->heap, o)) != NULL;) {
        if (o != table && object_kind(o) != KIND_HOLE && sites_of_object(vm, o) == SITES_NONE) {
            bytes += sites_bytes(o);
            count++;
        }
    }
    (void)sites_traced(vm, &traced);
    write_number(w, bytes);
    write_number(w, count);
    writer_format(w, "%s%s\n", "           ",
                  sites_number(sites_table(vm)->sample) ? "others, and before tracing"
                                                        : "before tracing");
    writer_format(w, "tracing itself takes %u bytes for %u sites and %u for %u objects\n",
                  object_words(table) * sizeof(Value), sites_number(sites_table(vm)->rows) - 1,
                  traced * sizeof(Value), traced);
}

void sites_report(Vm *vm, Writer *w, size_t n) {
    const SiteTable *table = sites_table(vm);
    if (table == NULL) {
        writer_text(w, "allocation sites are not traced: heap.trace()\n");
        return;
    }
    sites_count(vm);
    Sum shown = {0}, all = {0};
    size_t rows = sites_number(table->rows), row = rows;
    for (size_t i = 0; i < rows; i++) {
        add(&all, &table->row[i]);
    }
    writer_text(w, "    bytes  objects     made  site\n");
    while (n-- > 0 && (row = next_row(table, row)) < rows) {
        add(&shown, &table->row[row]);
        write_row(w, sites_number(table->row[row].bytes), objects_of(&table->row[row]),
                  sites_number(table->row[row].total));
        sites_write(vm, w, (intptr_t)row);
        writer_text(w, "\n");
    }
    if (all.total > shown.total) {
        write_row(w, all.bytes - shown.bytes, all.count - shown.count, all.total - shown.total);
        writer_text(w, "all other sites\n");
    }
    write_others(vm, w);
}

/* trace(frames=1, sample=0): 0 frames end it. */
Value sites_trace(Vm *vm, Value *a, int n) {
    intptr_t frames = n > 0 && !value_absent(arg(a, 0)) ? object_to_size(vm, arg(a, 0)) : 1;
    intptr_t sample = n > 1 && !value_absent(arg(a, 1)) ? object_to_size(vm, arg(a, 1)) : 0;
    if (frames < 0 || frames > SITES_MOST_FRAMES || sample < 0) {
        vm_raise_value_error(vm, "the number of frames must be in range [0; %d]",
                             SITES_MOST_FRAMES);
    }
    sites_stop(vm);
    if (frames > 0 && !sites_start(vm, (size_t)frames, (size_t)sample)) {
        vm_raise_memory(vm, sizeof(SiteTable));
    }
    return NONE;
}

/* sites(n=10, collect=False) */
Value sites_print(Vm *vm, Value *a, int n) {
    intptr_t most = n > 0 && !value_absent(arg(a, 0)) ? object_to_size(vm, arg(a, 0)) : 10;
    if (n > 1 && object_truth(vm, arg(a, 1))) {
        heap_collect(vm, true);
    }
    Writer out = console_writer(vm);
    sites_report(vm, &out, most < 0 ? 0 : (size_t)most);
    return NONE;
}

/* SPDX-License-Identifier: MIT */
/* The report of a failed allocation. It is written when the allocation fails: the stack has not
 * been unwound, and what filled the heap is still there. It is text in port_record(), not in the
 * heap, so that it needs no room, stays when its exception is gone, and can be read after a reset.
 * A board says how long the text may be; what does not fit is cut at the end.
 *
 *       wanted: 4104 bytes for more room in list main.log, at main.py:27 in add
 *       heap: 65536 = live 58120 + garbage 0 + free 4336 + frames 2040 + reserve 1040
 *       free: largest run 2100, 2 pins in the way
 *       live: list 30112 (12), str 12020 (410), ..., (others) 9988 (120)
 *       largest: list main.log, 12012 bytes
 *
 * Bytes throughout; a list's items and a dict's table count with it. The terms of `heap` add up,
 * and those of `live` do to its figure. */
#include "inspect/failure.h"

#include "builtins.h"
#include "inspect/census.h"
#include "inspect/describe.h"
#include "inspect/line.h"
#include "inspect/origin.h"
#include "inspect/picture.h"
#include "inspect/reach.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "port/port.h"
#include "vm/frame.h"
#include "value/crc32.h"

/* The sum, which is SEED for an empty text, tells a record from what memory holds when power comes
 * on. */
enum { SEED = 1, TOP_TYPES = 5, TOP_SITES = 3 };

typedef struct {
    uint32_t sum, size;
    uint32_t machines; /* that began after it was written */
    char text[];       /* size bytes and a NUL */
} Record;

/* Of the text alone: how many machines began since then is counted without it. */
static uint32_t sum_of(const Record *record) {
    return crc32_add(SEED, (const uint8_t *)record->text, record->size);
}

/* NULL: there is none. */
static Record *last_record(void) {
    size_t bytes = 0;
    Record *record = port_record(&bytes);
    bool good =
        record != NULL && record->size < bytes - sizeof *record && record->sum == sum_of(record);
    return good ? record : NULL;
}

const char *failure_text(void) {
    const Record *record = last_record();
    return record != NULL ? record->text : NULL;
}

void failure_begin(void) {
    Record *record = last_record();
    if (record != NULL) {
        record->machines++;
    }
}

/* ---- what was wanted ---- */

/* The running frame; if that is code of the firmware, also what of the program has called it:
 * `, at json.py:27 in dumps, called at main.py:3 in save`. */
static void write_places(Vm *vm, Writer *w) {
    bool own = false;
    for (const Value *base = vm->base; base != NULL && !own; base = frame_caller(vm, base)) {
        own = heap_contains(heap_of(vm), frame_code(base));
        if (own || base == vm->base) {
            writer_text(w, base == vm->base ? ", " : ", called ");
            line_write_place(w, base);
        }
    }
}

/* What is no object to Python has the name that it has in a map: a part that of its owner, which is
 * not there yet. */
static void write_wanted(Vm *vm, Writer *w, size_t bytes) {
    Kind kind = vm->heap.failed.kind;
    const Object *growing = vm->heap.failed.growing;
    const Object *owner = growing != NULL ? origin_owner(heap_of(vm), growing) : NULL;
    writer_format(w, "  wanted: %u bytes for ", bytes);
    if (owner != growing) {
        writer_text(w, "more room in ");
        line_write_object(w, owner);
    } else if (kind == KIND_LIMIT) {
        writer_text(w, "a call");
    } else if (types_by_kind[kind] != NULL) {
        writer_format(w, "a new %v", types_by_kind[kind]->name);
    } else {
        writer_format(w, "a new %s", vm->compiler != NULL ? "code" : picture_type(kind));
    }
    write_places(vm, w);
}

/* ---- what there is ---- */

typedef struct {
    CensusTable table;
    CensusRow rows[TOP_TYPES + 1]; /* room for all others */
    const Object *largest;
    size_t largest_bytes;
} Live;

/* All that lives, and the object that takes most with its parts. No exception is the one that the
 * last report was about any more. */
static void look(Vm *vm, Live *live) {
    *live = (Live){
        .table = {.rows = live->rows, .limit = TOP_TYPES}
    };
    reach_begin(vm);
    reach_roots(vm, true);
    census_each(vm, &(CensusScope){.live = true}, census_put, &live->table);
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        size_t bytes = o->header & HEADER_MARK ? describe_bytes_with_parts(o) : 0;
        if (bytes > live->largest_bytes) {
            live->largest_bytes = bytes;
            live->largest = o;
        }
        if (object_kind(o) == KIND_EXCEPTION) {
            o->header &= ~(uintptr_t)HEADER_LAST_FAILURE;
        }
    }
    reach_end(vm);
}

static void write_heap(Vm *vm, Writer *w, Live *live) {
    CensusTotals t;
    CensusTable *table = &live->table;
    const char *before = "\n  live: ";
    census_totals(vm, &t);
    writer_format(w,
                  "\n  heap: %w = live %w + garbage %w + free %w + frames %w + reserve %w\n"
                  "  free: largest run %w, %u pins in the way",
                  t.total, table->sum.words, t.objects - table->sum.words, t.holes + t.run,
                  t.frames + t.scratch, t.reserve, t.run > t.largest_hole ? t.run : t.largest_hole,
                  (size_t)heap_of(vm)->hole_count);
    table->others.key = NAME(others_row);
    live->rows[table->used] = table->others;
    for (const CensusRow *row = live->rows; row <= &live->rows[table->used]; row++) {
        if (row->words > 0) {
            writer_format(w, "%s%v %w (%u)", before, row->key, row->words, row->count);
            before = ", ";
        }
    }
    if (live->largest != NULL) {
        writer_text(w, "\n  largest: ");
        line_write_object(w, live->largest);
        writer_format(w, ", %u bytes\n", live->largest_bytes);
    }
}

/* ---- the record ---- */

/* The figures are taken before anything is written: names are found with the same mark bits that
 * tell what lives. */
void failure_record(Vm *vm, size_t bytes) {
    size_t room = 0;
    Record *record = port_record(&room);
    if (record == NULL) {
        return;
    }
    Line line;
    Writer *w = &line.writer;
    Live live;
    line_begin(vm, &line, record->text, room - sizeof *record - 1);
    look(vm, &live);
    write_wanted(vm, w, bytes);
    write_heap(vm, w, &live);
    if (sites_table(vm) != NULL) {
        sites_report(vm, w, TOP_SITES);
    }
    *line.at = 0;
    record->machines = 0;
    record->size = (uint32_t)(line.at - record->text);
    record->sum = sum_of(record);
}

/* heap.explain(): prints the report of the last allocation that failed. */
Value failure_explain(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Writer w = console_writer(vm);
    const Record *record = last_record();
    writer_text(&w, record == NULL         ? "no allocation has failed\n"
                    : record->machines > 0 ? "before the last reset:\n"
                                           : "");
    writer_text(&w, record == NULL ? "" : record->text);
    return NONE;
}

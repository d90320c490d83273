/* SPDX-License-Identifier: MIT */
/* The report of a failed allocation. It is written when the allocation fails: the stack has not
 * been unwound, and what filled the heap is still there. It is text in port_record(), not in the
 * heap, so that it needs no room, stays when its exception is gone, and can be read after a reset.
 * A board says how long the text may be; what does not fit is cut at the end.
 *
 *       wanted: 4104 bytes for more room in list main.log, at main.py:27 in add
 *       heap: 65536 = live 58120 + garbage 0 + free 4336 + frames 2040 + reserve 1040
 *       free: largest run 2100, 2 pins in the way
 *       live: list 30112 (12), str 12020 (410), ..., others 9988 (120)
 *       largest: list main.log, 12012 bytes
 *
 * Bytes throughout; a list's items and a dict's table count with it. The terms of `heap` add up,
 * and those of `live` do to its figure. */
#include "inspect/failure.h"

#include <string.h>

#include "builtins.h"
#include "compile/code.h"
#include "inspect/census.h"
#include "inspect/describe.h"
#include "inspect/edge.h"
#include "inspect/origin.h"
#include "inspect/reach.h"
#include "inspect/sites.h"
#include "module/console.h"
#include "port/port.h"
#include "vm/frame.h"

enum { RECORD_MAGIC = 0x7e44a515, TOP_TYPES = 5 };

/* The sum tells a record from what memory holds when power comes on. */
typedef struct {
    uint32_t magic, sum, size;
    uint32_t machines; /* that began after it was written */
    char text[];       /* size bytes and a NUL */
} Record;

static uint32_t sum_of(const Record *record) {
    uint32_t sum = record->size;
    for (size_t i = 0; i < record->size; i++) {
        sum = sum * 31 + (uint8_t)record->text[i];
    }
    return sum;
}

/* NULL: there is none. */
static Record *last_record(void) {
    size_t bytes = 0;
    Record *record = port_record(&bytes);
    bool good = record != NULL && bytes > sizeof *record && record->magic == RECORD_MAGIC &&
                record->size < bytes - sizeof *record && record->sum == sum_of(record);
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

/* Writes into the record, and drops what does not fit. */
typedef struct {
    Writer writer; /* first */
    Record *record;
    size_t room;
} RecordWriter;

static void record_put(Writer *w, const char *bytes, size_t n) {
    RecordWriter *out = (RecordWriter *)w;
    size_t room = out->room - out->record->size;
    n = n < room ? n : room;
    memcpy(out->record->text + out->record->size, bytes, n);
    out->record->size += (uint32_t)n;
}

/* ---- what was wanted ---- */

/* `main.py:27 in add`. */
static void write_place(Writer *w, const Value *base) {
    const Code *code = frame_code(base);
    writer_str(w, AS(Unit, code->unit)->file);
    writer_format(w, ":%u in ", (size_t)code_line(code, frame_pc(base)));
    writer_str(w, code_name(code));
}

/* The running frame; if that is code of the firmware, also what of the program has called it. */
static void write_places(Vm *vm, Writer *w) {
    const Value *base = vm->base;
    if (base == NULL) {
        return;
    }
    writer_text(w, ", at ");
    write_place(w, base);
    while (base != NULL && !heap_contains(heap_of(vm), frame_code(base))) {
        base = frame_caller(vm, base);
    }
    if (base != NULL && base != vm->base) {
        writer_text(w, ", called at ");
        write_place(w, base);
    }
}

/* `list main.log`. */
static void write_object(Vm *vm, Writer *w, Object *o) {
    describe_type(w, o);
    writer_text(w, " ");
    origin_write_name(vm, w, o);
}

/* The object that a store, table or raw belongs to; NULL if none does any more. */
static Object *owner_of(const Heap *heap, const Object *part) {
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        const Value *values = object_values(o);
        for (size_t i = 0, n = heap_value_count(o); i < n; i++) {
            if (values[i].bits == (uintptr_t)part) {
                return o;
            }
        }
    }
    return NULL;
}

static void write_kind(Vm *vm, Writer *w) {
    Kind kind = vm->heap.failed.kind;
    switch (kind) {
    case KIND_HOLE: writer_text(w, vm->compiler != NULL ? "compiling" : "a result"); break;
    case KIND_LIMIT: writer_text(w, "the frame of a call"); break;
    case KIND_STORE: writer_text(w, "items of a list"); break;
    case KIND_TABLE: writer_text(w, "the table of a dict or set"); break;
    case KIND_RAW: writer_text(w, "the bytes of a buffer"); break;
    case KIND_UNIT: writer_text(w, "the constants of a source"); break;
    case KIND_INSTANCE:
    case KIND_EXTENDED: writer_text(w, "an instance"); break;
    default:
        writer_text(w, "a new ");
        if (types_by_kind[kind] != NULL) {
            writer_str(w, types_by_kind[kind]->name);
        } else {
            writer_text(w, kinds_names[kind]);
        }
    }
}

static void write_wanted(Vm *vm, Writer *w, size_t bytes) {
    const Object *growing = vm->heap.failed.growing;
    Object *owner = growing != NULL ? owner_of(heap_of(vm), growing) : NULL;
    writer_format(w, "  wanted: %u bytes for ", bytes);
    if (owner != NULL) {
        writer_text(w, "more room in ");
        write_object(vm, w, owner);
    } else {
        write_kind(vm, w);
    }
    write_places(vm, w);
    writer_text(w, "\n");
}

/* ---- what there is ---- */

typedef struct {
    CensusRow rows[TOP_TYPES], others;
    size_t count; /* of rows */
    Object *largest;
    size_t largest_bytes;
} Live;

static size_t bytes_of(size_t words) {
    return words * sizeof(Value);
}

/* The object that takes most with its parts. */
static void find_largest(const Heap *heap, Live *live) {
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        size_t bytes = describe_bytes_with_parts(o);
        if ((o->header & HEADER_MARK) && !edge_is_part(o) && bytes > live->largest_bytes) {
            live->largest_bytes = bytes;
            live->largest = o;
        }
    }
}

static void look(Vm *vm, Live *live) {
    const CensusScope scope = {.live = true};
    *live = (Live){0};
    reach_begin(vm);
    reach_roots(vm, true);
    live->count = census_top(vm, &scope, live->rows, TOP_TYPES, &live->others);
    find_largest(heap_of(vm), live);
    reach_end(vm);
}

static void write_types(Writer *w, const Live *live) {
    writer_text(w, "  live:");
    for (size_t i = 0; i < live->count; i++) {
        writer_text(w, i > 0 ? ", " : " ");
        census_write_key(w, live->rows[i].key);
        writer_format(w, " %u (%u)", bytes_of(live->rows[i].words), live->rows[i].count);
    }
    if (live->others.words > 0) {
        writer_format(w, ", others %u (%u)", bytes_of(live->others.words), live->others.count);
    }
    writer_text(w, "\n");
}

static void write_heap(Vm *vm, Writer *w, const Live *live) {
    CensusTotals t;
    size_t words = live->others.words;
    for (size_t i = 0; i < live->count; i++) {
        words += live->rows[i].words;
    }
    census_totals(vm, &t);
    writer_format(w, "  heap: %u = live %u + garbage %u + free %u + frames %u + reserve %u\n",
                  bytes_of(t.total), bytes_of(words), bytes_of(t.objects - words),
                  bytes_of(t.holes + t.run), bytes_of(t.frames + t.scratch), bytes_of(t.reserve));
    writer_format(w, "  free: largest run %u, %u pins in the way\n",
                  bytes_of(t.run > t.largest_hole ? t.run : t.largest_hole),
                  (size_t)heap_of(vm)->hole_count);
}

/* ---- the record ---- */

static void clear_flags(const Heap *heap) {
    for (Object *o = NULL; (o = heap_next_object(heap, o)) != NULL;) {
        if (object_kind(o) == KIND_EXCEPTION) {
            o->header &= ~(uintptr_t)HEADER_LAST_FAILURE;
        }
    }
}

void failure_record(Vm *vm, size_t bytes) {
    size_t room = 0;
    Record *record = port_record(&room);
    clear_flags(heap_of(vm));
    if (record == NULL || room <= sizeof *record) {
        return;
    }
    record->size = record->machines = 0;
    RecordWriter out = {
        {vm, record_put},
        record, room - sizeof *record - 1
    };
    Writer *w = &out.writer;
    Live live;
    look(vm, &live);
    write_wanted(vm, w, bytes);
    write_heap(vm, w, &live);
    write_types(w, &live);
    if (live.largest != NULL) {
        writer_text(w, "  largest: ");
        write_object(vm, w, live.largest);
        writer_format(w, ", %u bytes\n", live.largest_bytes);
    }
    sites_write_recent(vm, w);
    record->text[record->size] = 0;
    record->magic = RECORD_MAGIC;
    record->sum = sum_of(record);
}

void failure_write(Vm *vm, Writer *w) {
    const char *text = failure_text();
    (void)vm;
    if (text != NULL) {
        writer_text(w, text);
    }
}

/* heap.explain(): prints the report of the last allocation that failed. */
Value failure_explain(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Writer w = console_writer(vm);
    const Record *record = last_record();
    if (record == NULL) {
        writer_text(&w, "no allocation has failed\n");
    } else {
        writer_format(&w, "the last allocation that failed%s:\n",
                      record->machines > 0 ? ", before the last reset" : "");
        writer_text(&w, record->text);
    }
    return NONE;
}

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
#include "value/crc32.h"

enum { SEED = 0x7e44a515, TOP_TYPES = 5 };

/* The sum, which nothing but SEED gives to an empty text, tells a record from what memory holds
 * when power comes on. */
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

/* The running frame; if that is code of the firmware, also what of the program has called it:
 * `, at json.py:27 in dumps, called at main.py:3 in save`. */
static void write_places(Vm *vm, Writer *w) {
    for (const Value *base = vm->base; base != NULL; base = frame_caller(vm, base)) {
        const Code *code = frame_code(base);
        bool own = heap_contains(heap_of(vm), code);
        if (own || base == vm->base) {
            writer_format(w, ", %sat %v:%u in %v", base == vm->base ? "" : "called ",
                          AS(Unit, code->unit)->file, (size_t)code_line(code, frame_pc(base)),
                          code_name(code));
        }
        if (own) {
            return;
        }
    }
}

/* `list main.log`. */
static __attribute__((noinline)) void write_object(Vm *vm, Writer *w, const Object *o) {
    describe_type(w, o);
    writer_text(w, " ");
    origin_write_name(vm, w, o);
}

/* What for, or NULL: a new object of a type. What has no type has another name than in describe.h:
 * here it is not there yet, so it is told by what it was to become. */
static const char *purpose_of(const Vm *vm) {
    static const uint8_t kinds[] = {KIND_LIMIT, KIND_STORE, KIND_TABLE, KIND_RAW};
    static const char purposes[] = "the frame of a call\0items of a list\0"
                                   "the table of a dict or set\0the bytes of a buffer";
    const char *purpose = purposes;
    for (size_t i = 0; i < sizeof kinds; i++, purpose += strlen(purpose) + 1) {
        if (kinds[i] == vm->heap.failed.kind) {
            return purpose;
        }
    }
    return types_by_kind[vm->heap.failed.kind] != NULL ? NULL
           : vm->compiler != NULL                      ? "compiling"
                                                       : "an object";
}

static void write_wanted(Vm *vm, Writer *w, size_t bytes) {
    const Object *growing = vm->heap.failed.growing;
    const Object *owner = growing != NULL ? origin_owner(heap_of(vm), growing) : NULL;
    bool grows = owner != growing;
    const char *purpose = grows ? "more room in " : purpose_of(vm);
    writer_format(w, "  wanted: %u bytes for %s", bytes, purpose != NULL ? purpose : "a new ");
    if (grows) {
        write_object(vm, w, owner);
    } else if (purpose == NULL) {
        writer_str(w, types_by_kind[vm->heap.failed.kind]->name);
    }
    write_places(vm, w);
}

/* ---- what there is ---- */

typedef struct {
    CensusRow rows[TOP_TYPES + 2]; /* one of words 0 ends them; before it maybe all others */
    size_t words;                  /* of rows */
    const Object *largest;
    size_t largest_bytes;
} Live;

static size_t bytes_of(size_t words) {
    return words * sizeof(Value);
}

/* All that lives, and the object that takes most with its parts. No exception is the one that the
 * last report was about any more. */
static void look(Vm *vm, Live *live) {
    const CensusScope scope = {.live = true};
    *live = (Live){0};
    reach_begin(vm);
    reach_roots(vm, true);
    (void)census_top(vm, &scope, live->rows, TOP_TYPES, &live->rows[TOP_TYPES]);
    for (const CensusRow *row = live->rows; row->words > 0; row++) {
        live->words += row->words;
    }
    for (Object *o = NULL; (o = heap_next_object(heap_of(vm), o)) != NULL;) {
        size_t bytes = describe_bytes_with_parts(o);
        if ((o->header & HEADER_MARK) && !edge_is_part(o) && bytes > live->largest_bytes) {
            live->largest_bytes = bytes;
            live->largest = o;
        }
        if (object_kind(o) == KIND_EXCEPTION) {
            o->header &= ~(uintptr_t)HEADER_LAST_FAILURE;
        }
    }
    reach_end(vm);
}

static void write_heap(Vm *vm, Writer *w, const Live *live) {
    CensusTotals t;
    census_totals(vm, &t);
    writer_format(w,
                  "\n  heap: %u = live %u + garbage %u + free %u + frames %u + reserve %u\n"
                  "  free: largest run %u, %u pins in the way\n  live: ",
                  bytes_of(t.total), bytes_of(live->words), bytes_of(t.objects - live->words),
                  bytes_of(t.holes + t.run), bytes_of(t.frames + t.scratch), bytes_of(t.reserve),
                  bytes_of(t.run > t.largest_hole ? t.run : t.largest_hole),
                  (size_t)heap_of(vm)->hole_count);
    for (const CensusRow *row = live->rows; row->words > 0; row++) {
        if (value_absent(row->key)) {
            writer_text(w, "others");
        } else {
            census_write_key(w, row->key);
        }
        writer_format(w, " %u (%u)%s", bytes_of(row->words), row->count,
                      row[1].words > 0 ? ", " : "");
    }
    if (live->largest != NULL) {
        writer_text(w, "\n  largest: ");
        write_object(vm, w, live->largest);
        writer_format(w, ", %u bytes", live->largest_bytes);
    }
    writer_text(w, "\n");
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
    sites_write_recent(vm, w);
    record->text[record->size] = 0;
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
        writer_format(&w, "the last allocation that failed%s:\n%s",
                      record->machines > 0 ? ", before the last reset" : "", record->text);
    }
    return NONE;
}

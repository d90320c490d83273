/* SPDX-License-Identifier: MIT */
/* The table of allocation sites, and who asks it: sites.h tells what it is. The cost lies where a
 * site is looked up, at each allocation while tracing: a line of code is found by its place in
 * the line table, a row by a chain of rows whose line and caller give the same number. Rows are
 * never given up while tracing goes on. */
#include "inspect/sites.h"

#include <math.h>

#include "builtins.h"
#include "inspect/hooks.h"
#include "inspect/watch.h"
#include "object/str.h"
#include "vm/frame.h"

#if TERRARIUM_FLOAT64
#define M(function) function
#else
#define M(function) function##f
#endif

enum {
    WORD = sizeof(uintptr_t),
    HEAD_WORDS = WORDS_OF(SiteTable),
    ROW_WORDS = WORDS_OF(SiteRow),
    FIRST_ROWS = 8,
    MOST_NUMBER = INT32_MAX / 2, /* of a small int on 32-bit */
    MOST_SERIAL = WORD == 4 ? (1 << (32 - SITES_BITS)) - 1 : MOST_NUMBER
};

static Value word_of(size_t n) {
    return value_int((intptr_t)n);
}

/* ---- The table ---- */

static size_t room_of(const SiteTable *table) {
    return (heap_own_words((const Object *)table) - HEAD_WORDS) / ROW_WORDS;
}

static size_t bucket_of(const SiteTable *table, unsigned line, size_t caller) {
    return (uint32_t)((line + (uint32_t)caller * 31u) * 0x9E3779B1u) % room_of(table);
}

/* The first row of a bucket, which row `bucket` knows: 0 if it is empty. */
static size_t first_of(const SiteTable *table, size_t bucket) {
    return sites_number(table->row[bucket].place) & SITES_MASK;
}

/* There is room. The row becomes the first of its bucket. */
static void link_row(SiteTable *table, size_t i) {
    SiteRow *row = &table->row[i];
    size_t bucket = bucket_of(table, sites_line(row), sites_caller(row));
    row->links = word_of(sites_caller(row) << SITES_BITS | first_of(table, bucket));
    Value *place = &table->row[bucket].place;
    *place = word_of((sites_number(*place) & ~(size_t)SITES_MASK) | i);
}

/* After the number of buckets has changed. */
static void link_all(SiteTable *table) {
    size_t rows = sites_number(table->rows), room = room_of(table);
    for (size_t i = 0; i < room; i++) {
        size_t line = i < rows ? sites_line(&table->row[i]) : 0;
        table->row[i].place = word_of(line << SITES_BITS);
    }
    for (size_t i = 1; i < rows; i++) {
        link_row(table, i);
    }
}

/* No row but the first, and nothing in the last fields of the head. */
static void empty(SiteTable *table) {
    for (Value *v = table->recent; v < (Value *)&table->row[room_of(table)]; v++) {
        *v = word_of(0);
    }
    table->row[0].file = ABSENT;
    table->rows = word_of(1);
    table->peak = word_of(0);
}

/* Makes room for a row. False when the table has all that a hidden word can name, or when there
 * is no memory: neither is the program to fail for it, nor is it to be collected for it again and
 * again. */
static bool grow(Vm *vm) {
    Heap *heap = &vm->heap;
    size_t rows = sites_number(sites_table(vm)->rows), room = rows + rows / 4 + FIRST_ROWS;
    room = room > SITES_MASK ? SITES_MASK : room;
    size_t words = HEAD_WORDS + room * ROW_WORDS;
    bool easy = heap_run_words(heap) >= words + heap->kept;
    if (room <= rows || (!easy && heap_words_made(heap) < heap->low_water / 4)) {
        return false;
    }
    SiteTable *larger = (SiteTable *)heap_try_alloc(vm, KIND_STORE, words);
    if (larger == NULL) {
        return false;
    }
    SiteTable *table = sites_table(vm);
    memcpy(&larger->rows, &table->rows, (heap_own_words((Object *)table) - 1) * WORD);
    vm->roots[ROOT_SITES] = value_object(larger);
    link_all(larger);
    return true;
}

/* The row of this line with this caller; 0: there is none. Files are compared by their text, since
 * the same module may be loaded again. */
static size_t find(const SiteTable *table, Value file, unsigned line, size_t caller) {
    size_t i = first_of(table, bucket_of(table, line, caller));
    for (; i != 0; i = sites_number(table->row[i].links) & SITES_MASK) {
        const SiteRow *row = &table->row[i];
        if (sites_line(row) == line && sites_caller(row) == caller && str_equal(row->file, file)) {
            break;
        }
    }
    return i;
}

/* The row of a running frame's line, made if need be; 0 if it cannot be. `calls`: how many it
 * lies outwards. */
static size_t row_of_frame(Vm *vm, size_t calls, size_t caller) {
    for (;;) {
        SiteTable *table = sites_table(vm);
        const Value *base = vm->base;
        for (size_t i = 0; i < calls; i++) {
            base = frame_caller(vm, base);
        }
        const Code *code = frame_code(base);
        unsigned line = code_line(code, frame_pc(base));
        Value file = AS(Unit, code->unit)->file;
        size_t found = find(table, file, line, caller), rows = sites_number(table->rows);
        if (found != 0) {
            return found;
        }
        if (rows < room_of(table)) {
            SiteRow *row = &table->row[rows];
            row->file = file;
            row->place = word_of((size_t)line << SITES_BITS | first_of(table, rows));
            row->links = word_of(caller << SITES_BITS);
            table->rows = word_of(rows + 1);
            link_row(table, rows);
            return rows;
        }
        if (!grow(vm)) { /* what lies in the heap may have moved */
            return 0;
        }
    }
}

/* The row of the running program's place, from the outermost frame of the traceback inwards. */
static size_t row_of_place(Vm *vm) {
    size_t most = sites_number(sites_table(vm)->frames), depth = 0, row = 0;
    for (const Value *base = vm->base; base != NULL && depth < most; depth++) {
        base = frame_caller(vm, base);
    }
    while (depth-- > 0) {
        row = row_of_frame(vm, depth, row);
        if (row == 0) {
            break;
        }
    }
    return row;
}

/* ---- Samples ---- */

/* Bytes to the next one: exponentially distributed, so that no rhythm of the program is in step
 * with them. */
static size_t next_sample(SiteTable *table) {
    uint32_t random = (uint32_t)sites_number(table->random) * 1103515245u + 12345u;
    table->random = word_of(random & MOST_NUMBER);
    Float part = (Float)((random & MOST_NUMBER) + 1u) / ((Float)MOST_NUMBER + 2);
    Float bytes = -M(log)(part) * (Float)sites_number(table->sample);
    return bytes < MOST_NUMBER ? (size_t)bytes + 1 : MOST_NUMBER;
}

/* Counts the bytes down to the next sample: what reaches it is one. All are without sampling. */
static bool is_sampled(SiteTable *table, size_t bytes) {
    size_t left = sites_number(table->countdown);
    if (sites_number(table->sample) == 0) {
        return true;
    }
    bool sampled = bytes >= left;
    table->countdown = word_of(sampled ? next_sample(table) : left - bytes);
    return sampled;
}

/* An object of so many bytes has a site with the probability 1 - exp(-bytes / sample). */
Float sites_weight(const SiteTable *table, size_t bytes) {
    size_t sample = sites_number(table->sample);
    return sample == 0 ? 1 : -1 / M(expm1)(-(Float)bytes / (Float)sample);
}

/* ---- Tracing ---- */

/* When the heap is fullest: before a collection. */
void sites_note_peak(Vm *vm) {
    SiteTable *table = sites_table(vm);
    size_t objects, bytes = sites_traced(vm, &objects);
    if (bytes > sites_number(table->peak)) {
        table->peak = word_of(bytes < MOST_NUMBER ? bytes : MOST_NUMBER);
    }
}

bool sites_start(Vm *vm, size_t frames, size_t sample) {
    if (sites_table(vm) != NULL) {
        return true;
    }
    if (frames < 1 || frames > SITES_MOST_FRAMES) {
        return false;
    }
    Object *o = heap_try_alloc(vm, KIND_STORE, HEAD_WORDS + FIRST_ROWS * ROW_WORDS);
    if (o == NULL) {
        return false;
    }
    SiteTable *table = (SiteTable *)o;
    empty(table);
    table->frames = word_of(frames);
    table->sample = word_of(sample < MOST_NUMBER ? sample : MOST_NUMBER);
    table->serial = table->paused = word_of(0);
    table->random = word_of(vm->heap.collections + 1);
    table->countdown = word_of(next_sample(table));
    vm->roots[ROOT_SITES] = value_object(o);
    hooks_update(vm);
    watch_update(vm);
    return true;
}

void sites_stop(Vm *vm) {
    if (sites_table(vm) != NULL) {
        vm->roots[ROOT_SITES] = ABSENT;
        hooks_update(vm);
        heap_forget_sites(&vm->heap);
        watch_update(vm);
    }
}

void sites_clear(Vm *vm) {
    if (sites_table(vm) != NULL) {
        heap_forget_sites(&vm->heap);
        empty(sites_table(vm));
    }
}

uintptr_t sites_choose(Vm *vm, size_t words) {
    SiteTable *table = sites_table(vm);
    if (sites_number(table->paused) || !is_sampled(table, words * WORD)) {
        return 0;
    }
    size_t i = row_of_place(vm);
    table = sites_table(vm);
    SiteRow *row = &table->row[i];
    size_t total = sites_number(row->total), serial = sites_number(table->serial) + 1;
    row->total = word_of(total < MOST_NUMBER ? total + 1 : total);
    serial = serial < MOST_SERIAL ? serial : 1;
    table->serial = word_of(serial);
    table->recent[serial % SITES_RECENT] = word_of(i);
    return serial << SITES_BITS | i;
}

/* ---- Answers ---- */

intptr_t sites_of_object(const Vm *vm, const Object *object) {
    const SiteTable *table = sites_table(vm);
    bool traced = table != NULL && heap_contains(&vm->heap, object) &&
                  (object->header & HEADER_TRACED) && object_kind(object) != KIND_HOLE;
    return traced ? (intptr_t)(heap_site(object) & SITES_MASK) : SITES_NONE;
}

size_t sites_bytes(const Object *object) {
    return heap_own_words(object) * WORD;
}

/* The next one from `o` on. A number of no row is damage, which is told when the heap is being
 * verified. */
static Object *next_traced(Vm *vm, Object *o) {
    do {
        o = heap_next_object(&vm->heap, o);
    } while (o != NULL && sites_of_object(vm, o) == SITES_NONE);
    if (o != NULL && vm->heap.verify && vm->heap.violated != NULL &&
        (size_t)sites_of_object(vm, o) >= sites_number(sites_table(vm)->rows)) {
        vm->heap.violated(vm, "an allocation site that is no row of the table");
    }
    return o;
}

size_t sites_traced(Vm *vm, size_t *objects) {
    const SiteTable *table = sites_table(vm);
    Float bytes = 0;
    *objects = 0;
    for (Object *o = NULL; (o = next_traced(vm, o)) != NULL; ++*objects) {
        size_t own = sites_bytes(o);
        bytes += (Float)own * sites_weight(table, own);
    }
    return (size_t)bytes;
}

void sites_count(Vm *vm) {
    SiteTable *table = sites_table(vm);
    for (size_t i = 0; i < sites_number(table->rows); i++) {
        table->row[i].count = table->row[i].bytes = word_of(0);
    }
    for (Object *o = NULL; (o = next_traced(vm, o)) != NULL;) {
        SiteRow *row = &table->row[sites_of_object(vm, o)];
        size_t own = sites_bytes(o);
        Float weight = sites_weight(table, own);
        row->count = word_of(sites_number(row->count) + (size_t)(weight * SITES_PARTS));
        row->bytes = word_of(sites_number(row->bytes) + (size_t)(weight * (Float)own));
    }
}

void sites_write(Vm *vm, Writer *w, intptr_t i) {
    if (i <= 0) {
        writer_text(w, i == 0 ? "site unknown" : "before tracing");
    }
    for (const char *before = ""; i > 0; before = " < ") {
        const SiteRow *row = &sites_table(vm)->row[i];
        i = (intptr_t)sites_caller(row);
        writer_format(w, "%s%v:%u", before, row->file, (size_t)sites_line(row));
    }
}

void sites_write_made(Vm *vm, Writer *w, const Object *object) {
    if (sites_table(vm) != NULL) {
        writer_text(w, "  made at: ");
        sites_write(vm, w, sites_of_object(vm, object));
        writer_text(w, "\n");
    }
}

void sites_write_recent(Vm *vm, Writer *w) {
    const SiteTable *table = sites_table(vm);
    size_t serial = table == NULL ? 0 : sites_number(table->serial);
    for (size_t n = 0; n < SITES_RECENT && n < serial; n++) {
        writer_text(w, n == 0 ? "  last allocations: " : ", ");
        sites_write(vm, w, (intptr_t)sites_number(table->recent[(serial - n) % SITES_RECENT]));
    }
    writer_text(w, serial > 0 ? "\n" : "");
}

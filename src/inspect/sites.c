/* SPDX-License-Identifier: MIT */
/* The table of allocation sites, and who asks it: sites.h tells what it is. The cost lies where a
 * site is looked up, at each allocation while tracing: a line of code is found by its place in
 * the line table, a row among those with the same caller, the newest first. Rows are never given
 * up while tracing goes on. */
#include "inspect/sites.h"

#include <assert.h>

#include "builtins.h"
#include "inspect/watch.h"
#include "object/str.h"
#include "vm/frame.h"

enum {
    WORD = sizeof(uintptr_t),
    HEAD_WORDS = WORDS_OF(SiteTable),
    ROW_WORDS = WORDS_OF(SiteRow),
    FIRST_ROWS = 8
};

static Value word_of(size_t n) {
    return value_int((intptr_t)n);
}

static void add(Value *word, size_t n) {
    *word = word_of(sites_number(*word) + n);
}

/* ---- The table ---- */

/* Makes room for a quarter more rows, and `more` others. False when the table has all that a hidden
 * word can name, or when there is no memory: neither is the program to fail for it, nor is it to be
 * collected for it. */
static bool grow(Vm *vm, size_t more) {
    const SiteTable *table = sites_table(vm);
    size_t rows = table == NULL ? 0 : sites_number(table->rows);
    size_t words = HEAD_WORDS + (rows + rows / 4 + more) * ROW_WORDS;
    if (rows > SITES_MASK / 4 * 3 ||
        (rows > 0 && heap_run_words(&vm->heap) < words + vm->heap.kept)) {
        return false;
    }
    SiteTable *larger = (SiteTable *)heap_try_alloc(vm, KIND_STORE, words);
    if (larger == NULL) {
        return false;
    }
    table = sites_table(vm);
    if (table != NULL) {
        memcpy(&larger->frames, &table->frames, (heap_own_words((Object *)table) - 1) * WORD);
    }
    vm->roots[ROOT_SITES] = value_object(larger);
    return true;
}

/* The row of a frame's line, made if need be: there is room for it. Files are compared by their
 * text, since the same module may be loaded again. */
static size_t row_of_frame(SiteTable *table, const Value *base, size_t caller) {
    const Code *code = frame_code(base);
    size_t line = code_line(code, frame_pc(base)), rows = sites_number(table->rows);
    Value file = AS(Unit, code->unit)->file, *place = &table->row[caller].place;
    size_t first = sites_number(*place) & SITES_MASK;
    SiteRow *row;
    for (size_t i = first; i != 0; i = sites_number(row->links) & SITES_MASK) {
        row = &table->row[i];
        if (sites_line(row) == line && str_equal(row->file, file)) {
            return i;
        }
    }
    row = &table->row[rows];
    row->file = file;
    row->place = word_of(line << SITES_BITS);
    row->links = word_of(caller << SITES_BITS | first);
    add(place, rows - first);
    add(&table->rows, 1);
    return rows;
}

/* ---- Tracing ---- */

/* When the heap is fullest: before a collection. */
void sites_note_peak(Vm *vm) {
    size_t bytes = sites_count(vm);
    SiteTable *table = sites_table(vm);
    if (bytes > sites_number(table->peak)) {
        table->peak = word_of(bytes);
    }
}

bool sites_start(Vm *vm, size_t frames, size_t sample) {
    if (sites_table(vm) != NULL) {
        return true;
    }
    if (!grow(vm, FIRST_ROWS)) {
        return false;
    }
    sites_table(vm)->frames = word_of(frames);
    sites_table(vm)->sample = word_of(sample);
    sites_clear(vm, NULL, 0);
    watch_update(vm);
    return true;
}

Value sites_stop(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    if (sites_table(vm) != NULL) {
        vm->roots[ROOT_SITES] = ABSENT;
        heap_forget_sites(&vm->heap);
        watch_update(vm);
    }
    return NONE;
}

Value sites_clear(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    SiteTable *table = sites_table(vm);
    if (table != NULL) {
        size_t kept = offsetof(SiteTable, rows);
        heap_forget_sites(&vm->heap);
        memset((char *)table + kept, 0, heap_own_words((Object *)table) * WORD - kept);
        table->rows = word_of(SITES_FIRST);
        table->peak = word_of(0);
    }
    return NONE;
}

size_t sites_weight(const SiteTable *table, size_t bytes) {
    return sites_number(table->sample) / bytes + 1;
}

/* Of objects that stand for n each, one in n has a site: which, says the sequence of multiples of
 * the golden ratio, so that they are spread evenly and no rhythm of the program is in step with
 * them. */
uintptr_t sites_choose(Vm *vm, size_t words) {
    SiteTable *table = sites_table(vm);
    table->random.bits = (table->random.bits + 0x9E3779B1u * 2u) | 1; /* a small int */
    if ((uint32_t)table->random.bits > UINT32_MAX / sites_weight(table, words * WORD)) {
        return 0;
    }
    size_t most = sites_number(table->frames), depth = 0, row;
    for (const Value *base = vm->base; base != NULL && depth < most; depth++) {
        base = frame_caller(vm, base);
    }
    if ((Value *)&table->row[sites_number(table->rows) + depth] >
            (Value *)table + heap_own_words((Object *)table) &&
        !grow(vm, FIRST_ROWS + depth)) {
        depth = 0;
    }
    table = sites_table(vm); /* it may have moved */
    row = depth > 0 ? SITES_NONE : SITES_UNKNOWN;
    while (depth-- > 0) {
        const Value *base = vm->base;
        for (size_t n = depth; n > 0; n--) {
            base = frame_caller(vm, base);
        }
        row = row_of_frame(table, base, row);
    }
    add(&table->row[row].figures[SITES_MADE], 1);
    add(&table->serial, 1);
    return sites_number(table->serial) << SITES_BITS | row;
}

/* ---- Answers ---- */

size_t sites_of_object(const Vm *vm, const Object *object) {
    bool traced = sites_table(vm) != NULL && heap_contains(&vm->heap, object) &&
                  (object->header & HEADER_TRACED) && object_kind(object) != KIND_HOLE;
    return traced ? heap_site(object) & SITES_MASK : SITES_NONE;
}

size_t sites_bytes(const Object *object) {
    return heap_own_words(object) * WORD;
}

size_t sites_count(Vm *vm) {
    SiteTable *table = sites_table(vm);
    size_t bytes = 0;
    if (table == NULL) {
        return 0;
    }
    for (SiteRow *row = &table->row[sites_number(table->rows)]; row-- > table->row;) {
        row->figures[SITES_BYTES] = row->figures[SITES_OBJECTS] = word_of(0);
    }
    for (Object *o = NULL; (o = heap_next_object(&vm->heap, o)) != NULL;) {
        size_t size = sites_bytes(o), weight = 1, i = sites_of_object(vm, o);
        if (object_kind(o) == KIND_HOLE) {
            continue;
        }
        assert(i < sites_number(table->rows));
        if (o == (Object *)table) {
            i = SITES_ITSELF;
        } else if (i != SITES_NONE) {
            weight = sites_weight(table, size);
            bytes += size * weight;
            add(&table->row[SITES_ITSELF].figures[SITES_BYTES], WORD);
        }
        add(&table->row[i].figures[SITES_BYTES], size * weight);
        add(&table->row[i].figures[SITES_OBJECTS], weight);
    }
    return bytes;
}

void sites_write(Vm *vm, Writer *w, size_t i) {
    static const char names[SITES_FIRST][15] = {"not traced", "site unknown", "tracing itself"};
    if (i < SITES_FIRST) {
        writer_text(w, names[i]);
        return;
    }
    for (const char *before = ""; i != SITES_NONE; before = " < ") {
        const SiteRow *row = &sites_table(vm)->row[i];
        writer_format(w, "%s%v:%u", before, row->file, (size_t)sites_line(row));
        i = sites_caller(row);
    }
}

void sites_write_made(Vm *vm, Writer *w, const Object *object) {
    if (sites_table(vm) != NULL) {
        writer_text(w, "  made at: ");
        sites_write(vm, w, sites_of_object(vm, object));
        writer_text(w, "\n");
    }
}

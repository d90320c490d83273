/* SPDX-License-Identifier: MIT */
/* The part of tracemalloc that is written in C. A block is a small int: its row in the table of
 * sites, and its size. Figures are of what is alive, as in CPython, where nothing else is ever
 * there: so these functions collect. */
#include "builtins.h"
#include "inspect/sites.h"
#include "object/int.h"
#include "object/list.h"
#include "object/tuple.h"
#include "vm/frame.h"

enum { SIZE_BITS = sizeof(uintptr_t) == 4 ? 31 - 1 - SITES_BITS : 36 }; /* in words */

/* start(nframe=1) */
Value tracemalloc_start(Vm *vm, Value *a, int n) {
    intptr_t frames = n > 0 ? object_to_size(vm, arg(a, 0)) : 1;
    sites_check_frames(vm, frames, 1);
    if (!sites_start(vm, (size_t)frames, 0)) {
        vm_raise_memory(vm, sizeof(SiteTable));
    }
    return NONE;
}

/* Their hidden words become holes, which the next collection closes. */
Value tracemalloc_stop(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    sites_stop(vm);
    return NONE;
}

/* Whoever switched it on: start(), heap.trace() or -X tracemalloc. */
Value tracemalloc_is_tracing(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return value_bool(sites_table(vm) != NULL);
}

/* Forgets what was made so far, and the peak; tracing goes on. */
Value tracemalloc_clear_traces(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    sites_clear(vm);
    return NONE;
}

/* As it was given to start(); CPython's default while nothing is traced. */
Value tracemalloc_get_traceback_limit(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return sites_table(vm) == NULL ? value_int(1) : sites_table(vm)->frames;
}

/* The bytes of what is alive and traced. Collects, which may raise the peak. */
static size_t live_bytes(Vm *vm) {
    size_t objects;
    heap_collect(vm, false);
    return sites_table(vm) == NULL ? 0 : sites_traced(vm, &objects);
}

/* (current, peak): the peak is of the memory that was taken, garbage included. */
Value tracemalloc_get_traced_memory(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t current = live_bytes(vm);
    const SiteTable *table = sites_table(vm);
    size_t peak = table == NULL ? 0 : sites_number(table->peak);
    return tuple_pair(vm, int_from_uint64(vm, current), int_from_uint64(vm, peak));
}

/* The peak is what is alive now. */
Value tracemalloc_reset_peak(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t current = live_bytes(vm);
    if (sites_table(vm) != NULL) {
        sites_table(vm)->peak = value_int((intptr_t)current);
    }
    return NONE;
}

/* The table, and the hidden words, which no other figure counts. */
Value tracemalloc_get_tracemalloc_memory(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t objects = 0, words = 0;
    if (sites_table(vm) != NULL) {
        (void)sites_traced(vm, &objects);
        words = object_words((Object *)sites_table(vm));
    }
    return int_from_uint64(vm, (words + objects) * sizeof(Value));
}

/* pause(on): what lib/tracemalloc.py makes for a snapshot has no site. */
Value tracemalloc_pause(Vm *vm, Value *a, int n) {
    (void)n;
    if (sites_table(vm) != NULL) {
        sites_table(vm)->paused = value_int(object_truth(vm, arg(a, 0)));
    }
    return NONE;
}

/* ---- blocks ---- */

/* Equal for all objects of one site and size. */
static Value block_of(const Vm *vm, const Object *o) {
    size_t words = sites_bytes(o) / sizeof(Value);
    return value_int((intptr_t)((size_t)sites_of_object(vm, o) << SIZE_BITS | words));
}

/* How many blocks an object stands for. */
static size_t times_of(const Vm *vm, const Object *o) {
    bool traced = sites_of_object(vm, o) != SITES_NONE;
    return traced ? (size_t)(sites_weight(sites_table(vm), sites_bytes(o)) + (Float)0.5) : 0;
}

/* blocks(): a list of all that is alive. Twice the same walk: making room may collect again, and
 * less be there by then. */
Value tracemalloc_blocks(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t count = 0;
    heap_collect(vm, false);
    for (Object *o = NULL; (o = heap_next_object(&vm->heap, o)) != NULL;) {
        count += times_of(vm, o);
    }
    Value list = list_new(vm, count);
    for (Object *o = NULL; count > 0 && (o = heap_next_object(&vm->heap, o)) != NULL;) {
        for (size_t times = times_of(vm, o); times > 0 && count > 0; times--, count--) {
            list_append(vm, list, block_of(vm, o));
        }
    }
    return list;
}

/* block(obj): None without a site. */
Value tracemalloc_block(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = arg(a, 0);
    bool traced = value_is_object(v) && sites_of_object(vm, value_to_object(v)) != SITES_NONE;
    return traced ? block_of(vm, value_to_object(v)) : NONE;
}

/* trace(block): (0, bytes, ((file, line), ...), frames or None), the innermost frame first; None if
 * there may have been more of them than were kept. */
Value tracemalloc_trace(Vm *vm, Value *a, int n) {
    (void)n;
    size_t block = (size_t)object_to_size(vm, arg(a, 0)), row = block >> SIZE_BITS;
    size_t words = block & (((size_t)1 << SIZE_BITS) - 1);
    Value frames = list_new(vm, 1);
    const SiteTable *table;
    do {
        table = sites_table(vm);
        bool known = table != NULL && row != 0 && row < sites_number(table->rows);
        Value file = known ? table->row[row].file : NAME(unknown_file);
        Value line = value_int(known ? (intptr_t)sites_line(&table->row[row]) : 0);
        row = known ? sites_caller(&table->row[row]) : 0;
        list_append(vm, frames, tuple_pair(vm, file, line));
    } while (row != 0);
    size_t count = list_length(frames);
    bool all = table != NULL && count < sites_number(table->frames);
    Value items[] = {value_int(0), int_from_uint64(vm, words * sizeof(Value)),
                     tuple_take(vm, frames), all ? value_int((intptr_t)count) : NONE};
    return tuple_from_array(vm, items, 4);
}

/* SPDX-License-Identifier: MIT */
/* The part of tracemalloc that is written in C. Figures are of what is alive, as in CPython, where
 * nothing else is ever there: so these functions collect. */
#include "builtins.h"
#include "inspect/edge.h"
#include "inspect/sites.h"
#include "object/list.h"
#include "object/table.h"
#include "object/tuple.h"
#include "vm/frame.h"

/* start(nframe=1) */
Value tracemalloc_start(Vm *vm, Value *a, int n) {
    sites_require(vm, n > 0 ? object_to_size(vm, arg(a, 0)) : 1, 0, 1);
    return NONE;
}

/* Whoever switched it on: start(), heap.trace() or -X tracemalloc. */
Value tracemalloc_is_tracing(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return value_bool(sites_table(vm) != NULL);
}

/* As it was given to start(); CPython's default while nothing is traced. */
Value tracemalloc_get_traceback_limit(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    return sites_table(vm) == NULL ? value_int(1) : sites_table(vm)->frames;
}

/* The bytes of what is alive and traced. Collects, which may raise the peak. */
static size_t live_bytes(Vm *vm) {
    heap_collect(vm, false);
    return sites_count(vm);
}

/* (current, peak): the peak is of the memory that was taken, garbage included. */
Value tracemalloc_get_traced_memory(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    Value current = value_int((intptr_t)live_bytes(vm));
    return tuple_pair(vm, current, sites_table(vm) == NULL ? value_int(0) : sites_table(vm)->peak);
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
    (void)sites_count(vm);
    const SiteTable *table = sites_table(vm);
    return table == NULL ? value_int(0) : table->row[SITES_ITSELF].figures[SITES_BYTES];
}

/* ---- traces ---- */

/* A block is a small int, equal for all objects of one site and size: its row in the table, and
 * its size in words. */
enum { SIZE_BITS = sizeof(uintptr_t) == 4 ? 31 - 1 - SITES_BITS : 36 };

static Value block_of(const Vm *vm, const Object *o) {
    return value_int((intptr_t)(sites_of_object(vm, o) << SIZE_BITS | heap_own_words(o)));
}

/* (0, bytes, ((file, line), ...), frames or None), the innermost frame first; None if there may
 * have been more of them than were kept. */
static Value trace_of(Vm *vm, Value block) {
    size_t row = (size_t)value_to_int(block) >> SIZE_BITS;
    size_t words = (size_t)value_to_int(block) & (((size_t)1 << SIZE_BITS) - 1);
    Value frames = list_new(vm, 1);
    do {
        const SiteRow *place = &sites_table(vm)->row[row];
        Value file = row < SITES_FIRST ? NAME(unknown_file) : place->file;
        Value line = value_int((intptr_t)sites_line(place));
        row = sites_caller(place);
        list_append(vm, frames, tuple_pair(vm, file, line));
    } while (row != 0);
    Value count = AS(List, frames)->length;
    bool all = list_length(frames) < sites_number(sites_table(vm)->frames);
    Value items[] = {value_int(0), value_int((intptr_t)(words * sizeof(Value))),
                     tuple_take(vm, frames), all ? count : NONE};
    return tuple_from_array(vm, items, 4);
}

/* _get_traces(): a list of the traces of all that is alive, the list not among it; equal ones are
 * one tuple. It is of blocks first. There is room for all of them before: making room may collect
 * again, and less be there by then. */
Value tracemalloc_get_traces(Vm *vm, Value *a, int n) {
    (void)a, (void)n;
    size_t count = 0;
    const SiteTable *table = sites_table(vm);
    if (table == NULL) {
        vm_raise_format(vm, &type_RuntimeError,
                        "the tracemalloc module must be tracing memory allocations to take a "
                        "snapshot");
    }
    (void)live_bytes(vm);
    table = sites_table(vm);
    for (size_t i = sites_number(table->rows); --i > SITES_NONE;) {
        count += sites_number(table->row[i].figures[SITES_OBJECTS]);
    }
    Value list = list_new(vm, count);
    for (Object *o = NULL; (o = heap_next_object(&vm->heap, o)) != NULL;) {
        Value v = value_object(o);
        size_t times = sites_weight(sites_table(vm), sites_bytes(o));
        if (sites_of_object(vm, o) != SITES_NONE && !value_same(v, list) &&
            !value_same(v, AS(List, list)->store)) {
            while (times-- > 0) {
                list_append(vm, list, block_of(vm, o));
            }
        }
    }
    Value known = dict_new(vm);
    for (size_t i = 0; i < list_length(list); i++) {
        Value block = list_items(list)[i], trace = dict_get(vm, known, block);
        if (value_absent(trace)) {
            trace = trace_of(vm, block);
            dict_set(vm, known, block, trace);
        }
        list_items(list)[i] = trace;
    }
    return list;
}

/* trace(obj): None without a site. */
Value tracemalloc_trace(Vm *vm, Value *a, int n) {
    (void)n;
    const Object *o = edge_object(heap_of(vm), arg(a, 0));
    return sites_of_object(vm, o) == SITES_NONE ? NONE : trace_of(vm, block_of(vm, o));
}

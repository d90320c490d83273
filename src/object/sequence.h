/* SPDX-License-Identifier: MIT */
/* What list and tuple (and partly range) share: searching, comparing, repeating, indexes, repr.
 * Everything here runs Python code; the items are looked up anew at every step (T21). */
#ifndef TERRARIUM_OBJECT_SEQUENCE_H
#define TERRARIUM_OBJECT_SEQUENCE_H

#include "object/list.h"
#include "object/tuple.h"

/* The items of a list or tuple as they lie now. */
static inline Value *sequence_items(Value v, size_t *n) {
    if (value_is_kind(v, KIND_LIST)) {
        *n = list_length(v);
        return list_items(v);
    }
    *n = tuple_length(AS(Tuple, v));
    return tuple_items(v);
}

/* First item equal to `item` in [from, to), or SIZE_MAX. */
size_t sequence_find(Vm *vm, Value self, Value item, size_t from, size_t to);
/* The slot contains of both. */
bool sequence_contains(Vm *vm, Value self, Value item);
/* The slot compare of both: absent unless both operands are of one kind. */
Value sequence_compare(Vm *vm, enum Compare op, Value left, Value right);
/* The methods count and index: self, then item, start, stop as Python's arguments. */
Value sequence_count(Vm *vm, Value self, Value item);
Value sequence_index(Vm *vm, Value *a, int n, const char *message);

/* Is v an int or has it an __index__? */
bool sequence_is_index(Vm *vm, Value v);
/* An index that selects one item: a small int; TypeError `WHAT indices must be integers or slices,
 * not X`. Runs __index__: ask for the length afterwards. */
intptr_t sequence_key(Vm *vm, Value key, const char *what);
/* Its place among n items, negative ones from the end; SIZE_MAX if there is none. */
size_t sequence_place(intptr_t i, size_t n);

/* sequence * count for either operand order: true with the sequence (of `kind`) and the count,
 * which is never negative; false for operands that may know better; TypeError for those that do
 * not. */
bool sequence_repeat(Vm *vm, Value left, Value right, Kind kind, Value *sequence, size_t *count);
/* Fills items[n, n * count) with copies of items[0, n). */
void sequence_fill(Vm *vm, Value *items, size_t n, size_t count);
/* For `+` of a sequence with something else: raises `can only concatenate X (not "Y") to X` unless
 * the right operand has an __radd__. */
void sequence_refuse(Vm *vm, Value left, Value right);

/* The reprs of the items, with commas between. */
void sequence_write(Vm *vm, struct Writer *out, Value self);

/* ---- repr of what may contain itself ---- */

/* One container whose repr is being written: on the C stack of its slot `write`. */
typedef struct ReprGuard {
    struct ReprGuard *outer;
    Value container;
} ReprGuard;
/* False when the container is being written already: write `[...]` and do not leave. */
bool repr_enter(Vm *vm, ReprGuard *guard, Value container);
void repr_leave(Vm *vm, ReprGuard *guard);

#endif

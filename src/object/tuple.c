/* SPDX-License-Identifier: MIT */
/* tuple; what it shares with list is in object/sequence.c. */
#include "object/tuple.h"

#include <string.h>

#include "builtins.h"
#include "object/list.h"
#include "object/sequence.h"
#include "object/slice.h"

const Tuple empty_tuple = {HEADER(KIND_TUPLE, 1), {}};

/* ---- making ---- */

/* MemoryError for more items than a header can count. */
Value tuple_new(Vm *vm, size_t n) {
    if (n == 0) {
        return value_object(&empty_tuple);
    }
    if (n >= HEADER_MAX_WORDS) {
        vm_raise_memory(vm, n < SIZE_MAX / sizeof(Value) ? n * sizeof(Value) : SIZE_MAX);
    }
    return value_object(heap_alloc(vm, KIND_TUPLE, 1 + n));
}

/* a and b are pinned by the C stack while it is made. */
Value tuple_pair(Vm *vm, Value a, Value b) {
    Tuple *t = (Tuple *)heap_alloc(vm, KIND_TUPLE, 3);
    t->items[0] = a;
    t->items[1] = b;
    return value_object(t);
}

/* `items` may lie in an object of the heap: their address on the C stack pins that. */
Value tuple_from_array(Vm *vm, const Value *items, size_t n) {
    Value tuple = tuple_new(vm, n);
    if (n > 0) {
        memcpy(tuple_items(tuple), items, n * sizeof(Value));
    }
    return tuple;
}

/* The list, which nobody else has, becomes empty and its store the tuple: only the kind changes, a
 * few bits of the header. It must not be seen as a store that grew, for a tuple has no slack. What
 * the store has too much is given back; nothing is allocated. */
Value tuple_take(Vm *vm, Value list) {
    size_t n = list_length(list);
    Object *store = value_to_object(AS(List, list)->store);
    AS(List, list)->store = ABSENT;
    AS(List, list)->length = value_int(0);
    if (n == 0) {
        return value_object(&empty_tuple);
    }
    heap_shrink(vm, store, 1 + n);
    store->header &= ~(uintptr_t)HEADER_GREW;
    store->header ^= (uintptr_t)(KIND_STORE ^ KIND_TUPLE) << HEADER_KIND_SHIFT;
    return value_object(store);
}

/* A tuple is its own result, and a list is copied at once; of other iterables Python code may run.
 */
Value tuple_from(Vm *vm, Value iterable) {
    if (value_is_kind(iterable, KIND_TUPLE)) {
        return iterable;
    }
    if (value_is_kind(iterable, KIND_LIST)) {
        Value tuple = tuple_new(vm, list_length(iterable));
        size_t n = list_length(iterable);
        if (n > 0) {
            memcpy(tuple_items(tuple), list_items(iterable), n * sizeof(Value));
        }
        return tuple;
    }
    return tuple_take(vm, list_from(vm, iterable));
}

/* All of it is the tuple itself, as nobody can change either. */
Value tuple_slice(Vm *vm, Value tuple, size_t from, size_t to) {
    if (from == 0 && to == tuple_length(AS(Tuple, tuple))) {
        return tuple;
    }
    return tuple_from_array(vm, tuple_items(tuple) + from, to - from);
}

/* ---- the type ---- */

/* tuple(iterable=()): the items of derived classes are made here as well. A generator runs with the
 * C segment sealed, so that the list can grow. */
Value tuple_make(Vm *vm, Value *a, int n) {
    if (n > 1 && value_is_kind(arg(a, 1), KIND_GENERATOR)) {
        return tuple_take(vm, list_from_sealed(vm, arg(a, 1)));
    }
    return n < 2 ? value_object(&empty_tuple) : tuple_from(vm, arg(a, 1));
}

/* (1, 2), and (1,) with its comma. A tuple can contain itself by way of a list. */
void tuple_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    ReprGuard guard;
    if (!repr_enter(vm, &guard, self)) {
        writer_text(out, "(...)");
        return;
    }
    writer_put(out, "(", 1);
    sequence_write(vm, out, self);
    if (tuple_length(AS(Tuple, self)) == 1) {
        writer_put(out, ",", 1);
    }
    writer_put(out, ")", 1);
    repr_leave(vm, &guard);
}

/* Order matters; the constants are those of xxHash's 32-bit lanes. The values are not CPython's.
 * RecursionError when tuples nest too deep. */
intptr_t tuple_hash(Vm *vm, Value self) {
    vm_c_stack_check(vm);
    uint32_t h = 374761393u;
    size_t n = tuple_length(AS(Tuple, self));
    for (size_t i = 0; i < n; i++) {
        uintptr_t item = (uintptr_t)object_hash(vm, tuple_items(self)[i]);
        h += ((uint32_t)item ^ (uint32_t)(item >> (VALUE_WORD_BITS / 2))) * 2246822519u;
        h = (h << 13 | h >> 19) * 2654435761u;
    }
    h ^= h >> 15;
    return (intptr_t)((h + (uint32_t)n) & 0x3fffffff);
}

intptr_t tuple_length_slot(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)tuple_length(AS(Tuple, self));
}

/* An empty operand makes the other one the result, without a copy: nobody can change either. */
static Value concat(Vm *vm, Value left, Value right) {
    size_t n = tuple_length(AS(Tuple, left)), m = tuple_length(AS(Tuple, right));
    if (n == 0 || m == 0) {
        return n == 0 ? right : left;
    }
    Value tuple = tuple_new(vm, n + m);
    memcpy(tuple_items(tuple), tuple_items(left), n * sizeof(Value));
    memcpy(tuple_items(tuple) + n, tuple_items(right), m * sizeof(Value));
    return tuple;
}

/* tuple * n and n * tuple; absent when the other operand may know better. */
static Value repeat(Vm *vm, Value left, Value right) {
    Value self;
    size_t count, total;
    if (!sequence_repeat(vm, left, right, KIND_TUPLE, &self, &count)) {
        return ABSENT;
    }
    size_t n = tuple_length(AS(Tuple, self));
    if (n == 0 || count == 0) {
        return value_object(&empty_tuple);
    }
    if (count == 1) {
        return self;
    }
    if (__builtin_mul_overflow(n, count, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    Value tuple = tuple_new(vm, total);
    memcpy(tuple_items(tuple), tuple_items(self), n * sizeof(Value));
    sequence_fill(vm, tuple_items(tuple), n, count);
    return tuple;
}

/* + and *. Of `+` with anything but a tuple sequence_refuse() raises, unless the other operand may
 * know better. */
Value tuple_binary(Vm *vm, enum Binary op, Value left, Value right) {
    if (op == BINARY_MUL) {
        return repeat(vm, left, right);
    }
    if (op != BINARY_ADD || !value_is_kind(left, KIND_TUPLE)) {
        return ABSENT;
    }
    if (value_is_kind(right, KIND_TUPLE)) {
        return concat(vm, left, right);
    }
    sequence_refuse(vm, left, right);
    return ABSENT;
}

/* A slice of all items is the tuple itself, which nothing can change. */
Value tuple_getitem(Vm *vm, Value self, Value key) {
    size_t n = tuple_length(AS(Tuple, self));
    if (!value_is_kind(key, KIND_SLICE)) {
        size_t i = sequence_place(sequence_key(vm, key, "tuple"), n);
        if (i == SIZE_MAX) {
            vm_raise_index(vm, "tuple index out of range");
        }
        return tuple_items(self)[i];
    }
    SliceLimits limits = slice_limits(vm, key);
    size_t count = slice_fit(&limits, n);
    if (limits.step == 1) {
        size_t from = (size_t)limits.start;
        return tuple_slice(vm, self, from, from + count);
    }
    Value tuple = tuple_new(vm, count);
    for (size_t i = 0, at = (size_t)limits.start; i < count; i++, at += (size_t)limits.step) {
        tuple_items(tuple)[i] = tuple_items(self)[at];
    }
    return tuple;
}

Value tuple_count_method(Vm *vm, Value *a, int n) {
    (void)n;
    return sequence_count(vm, arg(a, 0), arg(a, 1));
}

Value tuple_index_method(Vm *vm, Value *a, int n) {
    return sequence_index(vm, a, n, "tuple.index(x): x not in tuple");
}

/* SPDX-License-Identifier: MIT */
/* What list, tuple and range share; see object/sequence.h. A comparison or an __index__ may run
 * Python code that changes a list under way, so every step looks the items up anew. */
#include "object/sequence.h"

#include <string.h>

#include "builtins.h"
#include "object/int.h"
#include "object/slice.h"
#include "object/text.h"

/* ---- searching ---- */

/* Equality as containers want it; two small ints need no call. Identity first: a nan is found in a
 * list that holds that very nan. */
static inline bool same_or_equal(Vm *vm, Value a, Value b) {
    if (value_same(a, b)) {
        return true;
    }
    return !(value_is_int(a) && value_is_int(b)) && object_equal(vm, a, b);
}

/* Looks the items up anew after each comparison, which may have changed the list. */
size_t sequence_find(Vm *vm, Value self, Value item, size_t from, size_t to) {
    for (size_t i = from, n; i < to; i++) {
        Value *items = sequence_items(self, &n);
        if (i >= n) {
            break;
        }
        if (same_or_equal(vm, items[i], item)) {
            return i;
        }
        vm_poll(vm);
    }
    return SIZE_MAX;
}

bool sequence_contains(Vm *vm, Value self, Value item) {
    return sequence_find(vm, self, item, 0, SIZE_MAX) != SIZE_MAX;
}

/* Searches on behind each item that it found. */
Value sequence_count(Vm *vm, Value self, Value item) {
    intptr_t count = 0;
    for (size_t i = 0; (i = sequence_find(vm, self, item, i, SIZE_MAX)) != SIZE_MAX; i++) {
        count++;
    }
    return value_int(count);
}

/* index(self, value, start=0, stop=None); ValueError with the message, which may show the item. */
Value sequence_index(Vm *vm, Value *a, int n, const char *message) {
    intptr_t from = slice_limit(vm, arg_or_absent(a, n, 2), 0);
    intptr_t to = slice_limit(vm, arg_or_absent(a, n, 3), INTPTR_MAX);
    Value self = arg(a, 0), item = arg(a, 1);
    size_t length;
    sequence_items(self, &length);
    size_t i = sequence_find(vm, self, item, slice_clamp(from, length),
                             to < 0 ? slice_clamp(to, length) : (size_t)to);
    if (i == SIZE_MAX) {
        vm_raise_value_error(vm, message, item);
    }
    return value_int((intptr_t)i);
}

/* ---- comparing ---- */

/* As in CPython: the first items that differ decide, then the lengths. */
Value sequence_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (value_kind(left) != value_kind(right)) {
        return ABSENT;
    }
    vm_c_stack_check(vm);
    size_t n, m, i = 0;
    sequence_items(left, &n);
    sequence_items(right, &m);
    if (n != m && (op == COMPARE_EQ || op == COMPARE_NE) && value_is_kind(left, KIND_LIST)) {
        return value_bool(op == COMPARE_NE); /* tuples are compared all the same, as in CPython */
    }
    for (;; i++) {
        Value *x = sequence_items(left, &n), *y = sequence_items(right, &m);
        if (i >= n || i >= m) {
            return text_ordered(op, n < m ? -1 : n > m);
        }
        Value a = x[i], b = y[i];
        if (same_or_equal(vm, a, b)) {
            vm_poll(vm);
            continue;
        }
        if (op == COMPARE_EQ || op == COMPARE_NE) {
            return value_bool(op == COMPARE_NE);
        }
        /* The answer need not be a bool: it is what the items' method says. */
        return object_compare(vm, op, a, b);
    }
}

/* ---- indexes ---- */
/* sequence_key() may run Python code; sequence_place() then fits the number to a length. */

/* Runs nothing: it only asks whether there is an __index__. */
bool sequence_is_index(Vm *vm, Value v) {
    return int_is(object_unwrap(v)) || !value_absent(object_special(vm, v, NAME(__index__)));
}

intptr_t sequence_key(Vm *vm, Value key, const char *what) {
    if (value_is_int(key)) {
        return value_to_int(key);
    }
    if (!sequence_is_index(vm, key)) {
        vm_raise_type(vm, "%s indices must be integers or slices, not %t", what, key);
    }
    intptr_t i;
    if (!int_to_intptr(object_index(vm, key), &i)) {
        vm_raise_format(vm, &type_IndexError, "cannot fit '%t' into an index-sized integer", key);
    }
    return i;
}

size_t sequence_place(intptr_t i, size_t n) {
    /* An index too far below wraps round to a huge number, which is no place either. */
    size_t place = i < 0 ? (size_t)i + n : (size_t)i;
    return place < n ? place : SIZE_MAX;
}

/* ---- + and * ---- */

bool sequence_repeat(Vm *vm, Value left, Value right, Kind kind, Value *sequence, size_t *count) {
    bool swapped = !value_is_kind(left, kind);
    Value other = swapped ? left : right;
    *sequence = swapped ? right : left;
    if (!sequence_is_index(vm, other)) {
        if (!value_absent(object_special(vm, other, swapped ? NAME(__mul__) : NAME(__rmul__)))) {
            return false;
        }
        Kind k = value_kind(left); /* of two sequences the left one is repeated */
        bool both = swapped && (k == KIND_STR || k == KIND_BYTES || k == KIND_BYTEARRAY);
        vm_raise_type(vm, "can't multiply sequence by non-int of type '%t'", both ? right : other);
    }
    intptr_t n = object_to_size(vm, other);
    *count = n < 0 ? 0 : (size_t)n;
    return true;
}

void sequence_fill(Vm *vm, Value *items, size_t n, size_t count) {
    if (n == 1) {
        for (size_t i = 1; i < count; i++) {
            items[i] = items[0];
        }
        return;
    }
    for (size_t i = 1; i < count; i++) {
        memcpy(items + i * n, items, n * sizeof(Value));
    }
    vm_poll(vm);
}

/* [1] + (2,): TypeError `can only concatenate list (not "tuple") to list`. */
void sequence_refuse(Vm *vm, Value left, Value right) {
    if (value_absent(object_special(vm, right, NAME(__radd__)))) {
        Value name = object_type_name(left);
        vm_raise_type(vm, "can only concatenate %v (not \"%t\") to %v", name, right, name);
    }
}

/* ---- repr ---- */

/* An item's repr may change the list: it is looked up anew for each. */
void sequence_write(Vm *vm, struct Writer *out, Value self) {
    size_t n;
    for (size_t i = 0;; i++) {
        Value *items = sequence_items(self, &n);
        if (i >= n) {
            return;
        }
        Value item = items[i];
        if (i > 0) {
            writer_put(out, ", ", 2);
        }
        object_write(vm, out, item, true);
    }
}

/* A container that is being written already is met again: false. The guards form a list on the C
 * stack. */
bool repr_enter(Vm *vm, ReprGuard *guard, Value container) {
    vm_c_stack_check(vm);
    for (ReprGuard *g = vm->repr_guard; g != NULL; g = g->outer) {
        if (value_same(g->container, container)) {
            return false;
        }
    }
    *guard = (ReprGuard){vm->repr_guard, container};
    vm->repr_guard = guard;
    return true;
}

void repr_leave(Vm *vm, ReprGuard *guard) {
    vm->repr_guard = guard->outer;
}

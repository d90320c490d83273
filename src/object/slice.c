/* SPDX-License-Identifier: MIT */
/* slice objects: three Values of any kind, turned into numbers where they are used. */
#include "object/slice.h"

#include "builtins.h"
#include "object/int.h"
#include "object/sequence.h"
#include "object/str.h"

/* The limits are looked at only where the slice is used: x[a:b] may be anything to x. */
Value slice_new(Vm *vm, Value start, Value stop, Value step) {
    Slice *s = (Slice *)heap_alloc(vm, KIND_SLICE, WORDS_OF(Slice));
    s->start = start;
    s->stop = stop;
    s->step = step;
    return value_object(s);
}

/* ---- numbers ---- */

/* TypeError unless it is an int or has __index__. */
static void check_limit(Vm *vm, Value v) {
    if (!sequence_is_index(vm, v)) {
        vm_raise_type(vm, "slice indices must be integers or None or have an __index__ method");
    }
}

/* Small ints, which most limits are, need no call. */
intptr_t slice_limit(Vm *vm, Value v, intptr_t otherwise) {
    if (value_is_int(v)) {
        return value_to_int(v);
    }
    if (value_absent(v) || value_is_none(v)) {
        return otherwise;
    }
    check_limit(vm, v);
    return object_to_size_clamped(vm, v);
}

/* For methods with limits, as index(): below 0 counts from the end, and then from 0. */
size_t slice_clamp(intptr_t limit, size_t length) {
    if (limit < 0) {
        limit += (intptr_t)length;
        return limit < 0 ? 0 : (size_t)limit;
    }
    return (size_t)limit < length ? (size_t)limit : length;
}

/* The step first, as in CPython: __index__ methods run in the order step, start, stop. */
SliceLimits slice_limits(Vm *vm, Value slice) {
    SliceLimits limits;
    Slice *s = AS(Slice, slice);
    limits.step = slice_limit(vm, s->step, 1);
    if (limits.step == 0) {
        vm_raise_value_error(vm, "slice step cannot be zero");
    }
    /* So that -step can be had; no sequence is long enough to tell the difference. */
    if (limits.step < -INTPTR_MAX) {
        limits.step = -INTPTR_MAX;
    }
    bool backwards = limits.step < 0;
    limits.start = slice_limit(vm, s->start, backwards ? INTPTR_MAX : 0);
    limits.stop = slice_limit(vm, s->stop, backwards ? INTPTR_MIN : INTPTR_MAX);
    return limits;
}

/* A limit within [0, length], or for steps backwards within [-1, length - 1]. */
static intptr_t fit(intptr_t limit, intptr_t length, intptr_t backwards) {
    if (limit < 0) {
        limit += length;
        return limit < 0 ? -backwards : limit;
    }
    return limit < length ? limit : length - backwards;
}

/* Afterwards limits->start is the first item that is selected, if any is. */
size_t slice_fit(SliceLimits *limits, size_t length) {
    intptr_t n = (intptr_t)length, step = limits->step;
    limits->start = fit(limits->start, n, step < 0);
    limits->stop = fit(limits->stop, n, step < 0);
    if (step > 0 && limits->start < limits->stop) {
        /* The distance rounded up to whole steps. */
        return (size_t)(limits->stop - limits->start - 1) / (size_t)step + 1;
    }
    if (step < 0 && limits->stop < limits->start) {
        return (size_t)(limits->start - limits->stop - 1) / (size_t)-step + 1;
    }
    return 0;
}

void slice_indices(Vm *vm, Value slice, size_t length, intptr_t *start, intptr_t *stop,
                   intptr_t *step, size_t *count) {
    SliceLimits limits = slice_limits(vm, slice);
    *count = slice_fit(&limits, length);
    *start = limits.start;
    *stop = limits.stop;
    *step = limits.step;
}

/* ---- the type ---- */

/* slice(stop) or slice(start, stop[, step]) */
Value slice_make(Vm *vm, Value *a, int n) {
    if (n == 2) {
        return slice_new(vm, NONE, arg(a, 1), NONE);
    }
    return slice_new(vm, arg(a, 1), arg(a, 2), n > 3 ? arg(a, 3) : NONE);
}

Value slice_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    Slice *s = AS(Slice, self);
    return str_equal(name, NAME(start))  ? s->start
           : str_equal(name, NAME(stop)) ? s->stop
           : str_equal(name, NAME(step)) ? s->step
                                         : ABSENT;
}

/* slice(None, 3, None) */
void slice_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)repr;
    vm_c_stack_check(vm);
    Slice *s = AS(Slice, self);
    writer_format(out, "slice(%r, %r, %r)", s->start, s->stop, s->step);
}

/* As tuples of the three, which are made for it: slices are rarely compared. Runs __eq__ and so on.
 */
Value slice_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!value_is_kind(left, KIND_SLICE) || !value_is_kind(right, KIND_SLICE)) {
        return ABSENT;
    }
    if (value_same(left, right)) {
        return value_bool(op == COMPARE_EQ || op == COMPARE_LE || op == COMPARE_GE);
    }
    Value x = tuple_from_array(vm, &AS(Slice, left)->start, 3);
    Value y = tuple_from_array(vm, &AS(Slice, right)->start, 3);
    return sequence_compare(vm, op, x, y);
}

/* An int from a limit: itself or by __index__, which runs Python code; `otherwise` for None. */
static Value index_or(Vm *vm, Value v, Value otherwise) {
    if (value_is_none(v)) {
        return otherwise;
    }
    check_limit(vm, v);
    return object_index(vm, v);
}

/* Of ints of any size: the limits of indices() are not clamped to a word. */
static bool int_less(Value a, Value b) {
    return int_compare_ints(a, b) < 0;
}

/* slice.indices(): like slice_limits and slice_fit, but with ints of any size. */
Value slice_indices_method(Vm *vm, Value *a, int n) {
    (void)n;
    Slice *s = AS(Slice, arg(a, 0));
    Value zero = value_int(0), length = object_index(vm, arg(a, 1));
    if (int_less(length, zero)) {
        vm_raise_value_error(vm, "length should not be negative");
    }
    Value step = index_or(vm, s->step, value_int(1));
    if (value_same(step, zero)) {
        vm_raise_value_error(vm, "slice step cannot be zero");
    }
    bool backwards = int_less(step, zero);
    Value low = backwards ? value_int(-1) : zero, high = length;
    if (backwards) {
        high = int_binary(vm, BINARY_SUB, length, value_int(1));
    }
    Value limits[3] = {index_or(vm, s->start, backwards ? high : low), ABSENT, step};
    limits[1] = index_or(vm, s->stop, backwards ? low : high);
    for (int i = 0; i < 2; i++) {
        if (value_is_none(i ? s->stop : s->start)) {
            continue;
        }
        if (int_less(limits[i], zero)) {
            limits[i] = int_binary(vm, BINARY_ADD, limits[i], length);
        }
        limits[i] = int_less(limits[i], low) ? low : int_less(high, limits[i]) ? high : limits[i];
    }
    return tuple_from_array(vm, limits, 3);
}

/* SPDX-License-Identifier: MIT */
/* range: numbers are computed with machine words where they fit and as Python ints elsewhere. */
#include "object/range.h"

#include "builtins.h"
#include "object/int.h"
#include "object/iterator.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "object/str.h"

/* The three are ints, step not 0: the caller has seen to it. */
Value range_new(Vm *vm, Value start, Value stop, Value step) {
    Range *r = (Range *)heap_alloc(vm, KIND_RANGE, WORDS_OF(Range));
    r->start = start;
    r->stop = stop;
    r->step = step;
    return value_object(r);
}

/* range(stop) or range(start, stop[, step]) */
Value range_make(Vm *vm, Value *a, int n) {
    Value start = value_int(0), stop = object_index(vm, arg(a, 1)), step = value_int(1);
    if (n > 2) {
        start = stop;
        stop = object_index(vm, arg(a, 2));
    }
    if (n > 3) {
        step = object_index(vm, arg(a, 3));
        if (value_same(step, value_int(0))) {
            vm_raise_value_error(vm, "range() arg 3 must not be zero");
        }
    }
    return range_new(vm, start, stop, step);
}

/* ---- arithmetic ---- */
/* All in ints of any size; machine words are the short way for the usual ranges. */

/* All three are small ints, so that machine words are enough. */
static bool is_small(const Range *r) {
    return value_is_int(r->start) && value_is_int(r->stop) && value_is_int(r->step);
}

/* How many numbers a range of small ints has. */
static size_t small_count(const Range *r) {
    intptr_t start = value_to_int(r->start), stop = value_to_int(r->stop);
    intptr_t step = value_to_int(r->step);
    if (step > 0 ? start >= stop : start <= stop) {
        return 0;
    }
    /* Unsigned: the distance of the two outermost small ints is INTPTR_MAX. */
    size_t distance = step > 0 ? (size_t)stop - (size_t)start : (size_t)start - (size_t)stop;
    return (distance - 1) / (step > 0 ? (size_t)step : (size_t)-step) + 1;
}

/* Small ints by arithmetic of the machine, others by that of ints. */
Value range_count(Vm *vm, Value range) {
    Range *r = AS(Range, range);
    if (is_small(r)) {
        return int_from_intptr(vm, (intptr_t)small_count(r)); /* distances are below INTPTR_MAX */
    }
    int sign = int_sign(r->step);
    if (int_compare_ints(r->start, r->stop) * sign >= 0) {
        return value_int(0);
    }
    /* (stop - 1 - start) // step + 1, or with stop + 1 when it runs backwards. */
    Value last = int_binary(vm, BINARY_SUB, r->stop, value_int(sign));
    Value steps = int_binary(vm, BINARY_SUB, last, r->start);
    steps = int_binary(vm, BINARY_FLOORDIV, steps, r->step);
    return int_binary(vm, BINARY_ADD, steps, value_int(1));
}

/* start + i * step; i is an int. By machine words as long as nothing overflows; else it allocates.
 */
static Value item_at(Vm *vm, Value range, Value i) {
    Range *r = AS(Range, range);
    intptr_t n;
    if (is_small(r) && value_is_int(i) &&
        !__builtin_mul_overflow(value_to_int(i), value_to_int(r->step), &n) &&
        !__builtin_add_overflow(n, value_to_int(r->start), &n) && value_fits_int(n)) {
        return value_int(n);
    }
    return int_binary(vm, BINARY_ADD, int_binary(vm, BINARY_MUL, i, r->step), r->start);
}

/* ---- slots ---- */

void range_write(Vm *vm, struct Writer *out, Value self, bool repr) {
    (void)vm;
    (void)repr;
    Range *r = AS(Range, self);
    writer_format(out, "range(%r, %r", r->start, r->stop);
    if (!value_same(r->step, value_int(1))) {
        writer_format(out, ", %r", r->step);
    }
    writer_put(out, ")", 1);
}

Value range_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    Range *r = AS(Range, self);
    return str_equal(name, NAME(start))  ? r->start
           : str_equal(name, NAME(stop)) ? r->stop
           : str_equal(name, NAME(step)) ? r->step
                                         : ABSENT;
}

/* len(): OverflowError for more than a machine word tells, as in CPython; range_count() has no
 * limit. */
intptr_t range_length(Vm *vm, Value self) {
    intptr_t n;
    if (!int_to_intptr(range_count(vm, self), &n)) {
        vm_raise_overflow(vm, "Python int too large to convert to C ssize_t");
    }
    return n;
}

bool range_truth(Vm *vm, Value self) {
    return !value_same(range_count(vm, self), value_int(0));
}

/* Two ranges are equal when they are the same numbers: what is compared, and hashed. */
static void essence(Vm *vm, Value range, Value parts[3]) {
    Range *r = AS(Range, range);
    parts[0] = range_count(vm, range);
    parts[1] = value_same(parts[0], value_int(0)) ? NONE : r->start;
    bool single = int_compare_ints(parts[0], value_int(1)) <= 0;
    parts[2] = single ? NONE : r->step;
}

/* Ranges are equal as sequences: by their first item, step and number of items. */
Value range_compare(Vm *vm, enum Compare op, Value left, Value right) {
    if (!value_is_kind(left, KIND_RANGE) || !value_is_kind(right, KIND_RANGE) ||
        (op != COMPARE_EQ && op != COMPARE_NE)) {
        return ABSENT;
    }
    Value x[3], y[3];
    essence(vm, left, x);
    essence(vm, right, y);
    bool equal = true;
    for (int i = 0; i < 3; i++) {
        equal = equal && object_equal(vm, x[i], y[i]);
    }
    return value_bool(equal == (op == COMPARE_EQ));
}

/* As CPython: the hash of the tuple (count, first or None, step or None). */
intptr_t range_hash(Vm *vm, Value self) {
    Value parts[3];
    essence(vm, self, parts);
    return object_hash(vm, tuple_from_array(vm, parts, 3));
}

/* Where a number stands, as an int; absent if it is not in the range. Ints only. */
static Value find(Vm *vm, Value self, Value number) {
    Range *r = AS(Range, self);
    number = object_index(vm, number); /* True is 1 */
    int sign = int_sign(r->step);
    if (int_compare_ints(number, r->start) * sign < 0 ||
        int_compare_ints(number, r->stop) * sign >= 0) {
        return ABSENT;
    }
    Value place, rest, distance = int_binary(vm, BINARY_SUB, number, r->start);
    int_divmod(vm, distance, r->step, &place, &rest);
    return value_same(rest, value_int(0)) ? place : ABSENT;
}

/* Numbers of other types are compared one by one, as CPython does. */
static Value find_any(Vm *vm, Value self, Value item) {
    if (int_is(item)) {
        return find(vm, self, item);
    }
    Value iterator = range_iter(vm, self), number;
    for (intptr_t i = 0; !value_absent(number = range_iterator_next(vm, iterator)); i++) {
        if (object_equal(vm, number, item)) {
            return value_int(i);
        }
        vm_poll(vm);
    }
    return ABSENT;
}

/* `3.0 in range(5)` compares one by one; an int is found by arithmetic. */
bool range_contains(Vm *vm, Value self, Value item) {
    return !value_absent(find_any(vm, self, item));
}

/* A slice of a range is a range: slice.indices() with ints of any size, then the limits as
 * places. */
static Value get_slice(Vm *vm, Value self, Value key) {
    Value arguments[2] = {range_count(vm, self), key}; /* they grow down: the slice is the first */
    Value limits = slice_indices_method(vm, arguments + 1, 2);
    Value start = item_at(vm, self, tuple_items(limits)[0]);
    Value stop = item_at(vm, self, tuple_items(limits)[1]);
    Value step = int_binary(vm, BINARY_MUL, tuple_items(limits)[2], AS(Range, self)->step);
    return range_new(vm, start, stop, step);
}

/* Numbers of any size: a range may have more items than a word counts. Runs __index__. */
Value range_getitem(Vm *vm, Value self, Value key) {
    if (value_is_kind(key, KIND_SLICE)) {
        return get_slice(vm, self, key);
    }
    if (!sequence_is_index(vm, key)) {
        vm_raise_type(vm, "range indices must be integers or slices, not %t", key);
    }
    Value i = object_index(vm, key), count = range_count(vm, self);
    if (int_sign(i) < 0) {
        i = int_binary(vm, BINARY_ADD, i, count);
    }
    if (int_sign(i) < 0 || int_compare_ints(i, count) >= 0) {
        vm_raise_index(vm, "range object index out of range");
    }
    return item_at(vm, self, i);
}

/* ---- iteration: next number, step, and the first number behind the end in its direction ---- */

/* For numbers of any size; position and extra are no places but the step and the end. */
static Value range_iterator(Vm *vm, Value next, Value step, Value stop) {
    Iterator *it = (Iterator *)heap_alloc(vm, KIND_RANGE_ITERATOR, WORDS_OF(Iterator));
    it->source = next;
    it->position = step;
    it->extra = stop;
    return value_object(it);
}

Value range_iter(Vm *vm, Value self) {
    Range *r = AS(Range, self);
    return range_iterator(vm, r->start, r->step, r->stop);
}

/* From the last number down to the one before the first, which is where it ends. */
Value range_reversed(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0), count = range_count(vm, self);
    Value last = item_at(vm, self, int_binary(vm, BINARY_SUB, count, value_int(1)));
    Value step = int_negate(vm, AS(Range, self)->step);
    Value stop = item_at(vm, self, value_int(-1));
    return range_iterator(vm, last, step, stop);
}

/* Small ints by machine words, which cannot overflow: two small ints have a bit to spare. */
Value range_iterator_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    Value now = it->source, step = it->position;
    intptr_t next;
    if (value_is_int(now) && value_is_int(step) && value_is_int(it->extra)) {
        intptr_t stop = value_to_int(it->extra);
        if (value_to_int(step) > 0 ? value_to_int(now) >= stop : value_to_int(now) <= stop) {
            return ABSENT;
        }
        next = value_to_int(now) + value_to_int(step);
        /* What fits no small int lies behind a stop that is one: the end. */
        it->source = value_fits_int(next) ? value_int(next) : it->extra;
        return now;
    }
    if (int_compare_ints(now, it->extra) * int_sign(step) >= 0) {
        return ABSENT;
    }
    Value following = int_binary(vm, BINARY_ADD, now, step);
    it->source = following;
    return now;
}

intptr_t range_iterator_left(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    return range_length(vm, range_new(vm, it->source, it->extra, it->position));
}

/* ---- methods ---- */

/* Of anything but an int each number is compared, as __eq__ may say what it likes. */
Value range_count_method(Vm *vm, Value *a, int n) {
    (void)n;
    /* An int is there once or not at all. */
    if (int_is(arg(a, 1))) {
        return value_int(range_contains(vm, arg(a, 0), arg(a, 1)));
    }
    Value iterator = range_iter(vm, arg(a, 0)), number;
    intptr_t count = 0;
    while (!value_absent(number = range_iterator_next(vm, iterator))) {
        count += object_equal(vm, number, arg(a, 1));
        vm_poll(vm);
    }
    return value_int(count);
}

Value range_index_method(Vm *vm, Value *a, int n) {
    (void)n;
    Value place = find_any(vm, arg(a, 0), arg(a, 1));
    if (value_absent(place)) {
        vm_raise_value_error(
            vm, int_is(arg(a, 1)) ? "%r is not in range" : "sequence.index(x): x not in sequence",
            arg(a, 1));
    }
    return place;
}

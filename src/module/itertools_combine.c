/* SPDX-License-Identifier: MIT */
/* itertools: product, permutations, combinations with and without replacement.
 *
 *     A   the pool, a tuple; of PRODUCT a tuple of them
 *     B   which items the last result had: a tuple of small ints that nobody else sees, and that
 *         changes; empty pools and results are told by its length
 *     C   of PERMUTATIONS the numbers of rotations that are left, the same; else absent
 *     D   True when the first result was given
 *
 * Results come in lexicographic order of the items' places. Nothing here runs Python code but the
 * reading of the arguments. */
#include "builtins.h"
#include "module/itertools.h"
#include "object/tuple.h"

/* n small ints: first, first + step, ... */
static Value numbers(Vm *vm, size_t n, intptr_t first, intptr_t step) {
    Value tuple = tuple_new(vm, n);
    for (size_t i = 0; i < n; i++) {
        tuple_items(tuple)[i] = value_int(first + (intptr_t)i * step);
    }
    return tuple;
}

/* The places are step apart: 0, 1, 2 or all 0. Without any result A is absent. */
static Value new_over(Vm *vm, enum ItertoolsKind kind, Value pool, size_t r, intptr_t step,
                      bool none) {
    Value indices = numbers(vm, none ? 0 : r, 0, step);
    return itertools_new(vm, kind, D, none ? ABSENT : pool, indices);
}

static size_t length_of(Value tuple) {
    return tuple_length(AS(Tuple, tuple));
}

static intptr_t index_at(Value indices, size_t i) {
    return value_to_int(tuple_items(indices)[i]);
}

/* product(*iterables, repeat=1) */
Value itertools_combine_product(Vm *vm, Value *a, int n) {
    Value times = arg_or_absent(a, n, 0);
    intptr_t repeat = value_absent(times) ? 1 : object_to_size(vm, times);
    if (repeat < 0) {
        vm_raise_value_error(vm, "repeat argument cannot be negative");
    }
    size_t given = n > 1 ? (size_t)n - 1 : 0;
    if (given > 0 && (size_t)repeat > (SIZE_MAX >> 8) / given) {
        vm_raise_overflow(vm, "repeat argument too large");
    }
    Value pools = tuple_new(vm, given * (size_t)repeat);
    bool none = false;
    for (size_t i = 0; i < length_of(pools); i++) {
        Value pool = i < given ? tuple_from(vm, arg(a, (int)i + 1)) : tuple_items(pools)[i - given];
        tuple_items(pools)[i] = pool;
        none |= length_of(pool) == 0;
    }
    return new_over(vm, ITERTOOLS_PRODUCT, pools, length_of(pools), 0, none);
}

/* The argument r; `all` if it is missing or None. */
static size_t to_length(Vm *vm, Value r, size_t all) {
    if (value_absent(r) || value_is_none(r)) {
        return all;
    }
    intptr_t n = object_to_size(vm, r);
    if (n < 0) {
        vm_raise_value_error(vm, "r must be non-negative");
    }
    return (size_t)n;
}

Value itertools_combine_permutations(Vm *vm, Value *a, int n) {
    Value pool = tuple_from(vm, arg(a, 0));
    size_t items = length_of(pool), r = to_length(vm, arg_or_absent(a, n, 1), items);
    /* All items have a place, also those behind the first r. */
    Value self = new_over(vm, ITERTOOLS_PERMUTATIONS, pool, items, 1, r > items);
    if (r <= items) {
        Value cycles = numbers(vm, r, (intptr_t)items, -1);
        itertools_slots(self)[C] = cycles;
    }
    return self;
}

Value itertools_combine_combinations(Vm *vm, Value *a, int n) {
    (void)n;
    Value pool = tuple_from(vm, arg(a, 0));
    size_t r = to_length(vm, arg(a, 1), 0);
    return new_over(vm, ITERTOOLS_COMBINATIONS, pool, r, 1, r > length_of(pool));
}

Value itertools_combine_with_replacement(Vm *vm, Value *a, int n) {
    (void)n;
    Value pool = tuple_from(vm, arg(a, 0));
    size_t r = to_length(vm, arg(a, 1), 0);
    return new_over(vm, ITERTOOLS_REPEATING, pool, r, 0, r > 0 && length_of(pool) == 0);
}

/* ---- the next places; false when there are no more ---- */

/* The last place that can be counted up is; those behind it begin again. */
static bool advance_product(Value pools, Value indices) {
    for (size_t i = length_of(indices); i-- > 0;) {
        intptr_t next = index_at(indices, i) + 1;
        if (next < (intptr_t)length_of(tuple_items(pools)[i])) {
            tuple_items(indices)[i] = value_int(next);
            return true;
        }
        tuple_items(indices)[i] = value_int(0);
    }
    return false;
}

/* Counts up the last place that is not at its greatest; those behind follow it, each `step` more
 * than the one before. */
static bool advance_combination(Value pool, Value indices, intptr_t step) {
    size_t r = length_of(indices);
    for (size_t i = r; i-- > 0;) {
        intptr_t next = index_at(indices, i) + 1;
        if (next + (intptr_t)(r - 1 - i) * step < (intptr_t)length_of(pool)) {
            for (; i < r; i++, next += step) {
                tuple_items(indices)[i] = value_int(next);
            }
            return true;
        }
    }
    return false;
}

/* As itertools' documentation has it: the cycle that is counted down says what is exchanged; one
 * that is used up rotates its item to the end. */
static bool advance_permutation(Value indices, Value cycles) {
    size_t n = length_of(indices);
    Value *at = tuple_items(indices);
    for (size_t i = length_of(cycles); i-- > 0;) {
        intptr_t left = index_at(cycles, i) - 1;
        if (left > 0) {
            size_t other = n - (size_t)left;
            Value v = at[i];
            at[i] = at[other];
            at[other] = v;
            tuple_items(cycles)[i] = value_int(left);
            return true;
        }
        Value v = at[i];
        for (size_t k = i; k + 1 < n; k++) {
            at[k] = at[k + 1];
        }
        at[n - 1] = v;
        tuple_items(cycles)[i] = value_int((intptr_t)(n - i));
    }
    return false;
}

static bool advance(Value self, enum ItertoolsKind kind) {
    const Value *s = itertools_slots(self);
    switch (kind) {
    case ITERTOOLS_PRODUCT: return advance_product(s[A], s[B]);
    case ITERTOOLS_PERMUTATIONS: return advance_permutation(s[B], s[C]);
    default: return advance_combination(s[A], s[B], kind == ITERTOOLS_COMBINATIONS);
    }
}

Value itertools_combine_next(Vm *vm, Value self, enum ItertoolsKind kind) {
    Value *s = itertools_slots(self);
    if (value_absent(s[A])) {
        return ABSENT;
    }
    if (!value_absent(s[D]) && !advance(self, kind)) {
        s[A] = s[B] = s[C] = ABSENT;
        return ABSENT;
    }
    s[D] = TRUE;
    size_t r = length_of(kind == ITERTOOLS_PERMUTATIONS ? s[C] : s[B]);
    Value result = tuple_new(vm, r);
    for (size_t i = 0; i < r; i++) {
        Value pool = kind == ITERTOOLS_PRODUCT ? tuple_items(s[A])[i] : s[A];
        tuple_items(result)[i] = tuple_items(pool)[index_at(s[B], i)];
    }
    return result;
}

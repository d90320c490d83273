/* SPDX-License-Identifier: MIT */
/* math on integers of any size, and prod. */
#include "builtins.h"
#include "object/int.h"
#include "object/object.h"
#include "value/digits.h"

/* abs() of an int, or of what __index__ gives. May allocate and raise TypeError. */
static Value absolute(Vm *vm, Value v) {
    v = object_index(vm, v);
    return int_sign(v) < 0 ? int_negate(vm, v) : v;
}

/* Euclid's algorithm on numbers that are not negative. Small ints stay in their words: their
 * remainder always fits one. */
static Value gcd(Vm *vm, Value a, Value b) {
    while (!value_same(b, value_int(0))) {
        vm_poll(vm);
        if (value_is_int(a) && value_is_int(b)) {
            Value rest = value_int(value_to_int(a) % value_to_int(b));
            a = b;
            b = rest;
        } else {
            Value quotient, rest;
            int_divmod(vm, a, b, &quotient, &rest);
            a = b;
            b = rest;
        }
    }
    return a;
}

/* Of any number of integers; of none it is 0. */
Value math_integer_gcd(Vm *vm, Value *a, int n) {
    Value result = value_int(0);
    for (int i = 0; i < n; i++) {
        result = gcd(vm, absolute(vm, arg(a, i)), result);
    }
    return result;
}

/* Of any number of integers; of none it is 1, and 0 if any is 0. The others are looked at even
 * then, for TypeError. */
Value math_integer_lcm(Vm *vm, Value *a, int n) {
    Value result = value_int(1);
    for (int i = 0; i < n; i++) {
        Value v = absolute(vm, arg(a, i));
        if (int_sign(v) == 0 || int_sign(result) == 0) {
            result = value_int(0);
            continue;
        }
        /* Divided before it is multiplied, so that no number is larger than the result. */
        Value step = int_binary(vm, BINARY_FLOORDIV, v, gcd(vm, v, result));
        result = int_binary(vm, BINARY_MUL, result, step);
    }
    return result;
}

/* from * (from + 1) * ... * to, by halves, so that long numbers meet long numbers. 1 when from >
 * to. The recursion is as deep as the logarithm of the length. */
static Value product(Vm *vm, intptr_t from, intptr_t to) {
    if (from > to) {
        return value_int(1);
    }
    if (to - from < 4) {
        Value result = int_from_intptr(vm, from);
        for (intptr_t i = from; i < to; i++) {
            result = int_binary(vm, BINARY_MUL, result, int_from_intptr(vm, i + 1));
        }
        return result;
    }
    intptr_t middle = from + (to - from) / 2;
    Value low = product(vm, from, middle);
    return int_binary(vm, BINARY_MUL, low, product(vm, middle + 1, to));
}

/* A number of factors: __index__ of v. ValueError with one text below 0; OverflowError with the
 * other above 2^31 - 1, which a clamped number exceeds with 64-bit words only. */
static intptr_t count_of(Vm *vm, Value v, const char *negative, const char *large) {
    Value index = object_index(vm, v);
    if (int_sign(index) < 0) {
        vm_raise_value_error(vm, negative);
    }
    intptr_t n = object_to_size_clamped(vm, index);
    if (n >= INT32_MAX) { /* of 32 bits, all that is larger */
        vm_raise_overflow(vm, large);
    }
    return n;
}

/* The factor 1 is left out: 0! and 1! are empty products. */
Value math_integer_factorial(Vm *vm, Value *a, int n) {
    (void)n;
    return product(vm, 2,
                   count_of(vm, arg(a, 0), "factorial() not defined for negative values",
                            "factorial() argument should not exceed 2147483647"));
}

/* k of n: *n and k as far as they matter; a result of 0 is absent. For comb(n, k) and perm(n, k):
 * checks both, makes *n an int, and sets *k to k or n - k, the smaller one. False when k > n: there
 * is no way to choose. */
static bool choice(Vm *vm, Value *n, Value given, intptr_t *k) {
    *n = object_index(vm, *n);
    if (int_sign(*n) < 0) {
        vm_raise_value_error(vm, "n must be a non-negative integer");
    }
    Value count = object_index(vm, given);
    if (int_sign(count) < 0) {
        vm_raise_value_error(vm, "k must be a non-negative integer");
    }
    if (int_compare_ints(count, *n) > 0) {
        return false;
    }
    Value rest = int_binary(vm, BINARY_SUB, *n, count);
    *k = object_to_size_clamped(vm, int_compare_ints(rest, count) < 0 ? rest : count);
    return true;
}

/* Multiplies by n - i and divides by i + 1 in turn: what it divides is always i + 1 numbers in a
 * row, so nothing remains, and no number is much larger than the result. */
Value math_integer_comb(Vm *vm, Value *a, int n) {
    (void)n;
    Value top = arg(a, 0), result = value_int(1);
    intptr_t k;
    if (!choice(vm, &top, arg(a, 1), &k)) {
        return value_int(0);
    }
    for (intptr_t i = 0; i < k; i++) {
        vm_poll(vm);
        Value factor = int_binary(vm, BINARY_SUB, top, int_from_intptr(vm, i));
        result = int_binary(vm, BINARY_MUL, result, factor);
        result = int_binary(vm, BINARY_FLOORDIV, result, int_from_intptr(vm, i + 1));
    }
    return result;
}

/* perm(n) and perm(n, None) are n!. */
Value math_integer_perm(Vm *vm, Value *a, int n) {
    if (n < 2 || value_is_none(arg(a, 1))) {
        return math_integer_factorial(vm, a, 1);
    }
    Value top = arg(a, 0), result = value_int(1);
    intptr_t k;
    if (!choice(vm, &top, arg(a, 1), &k)) {
        return value_int(0);
    }
    /* Here k is not interchangeable with n - k. */
    k = object_to_size_clamped(vm, arg(a, 1));
    for (intptr_t i = 0; i < k; i++) {
        vm_poll(vm);
        Value factor = int_binary(vm, BINARY_SUB, top, int_from_intptr(vm, i));
        result = int_binary(vm, BINARY_MUL, result, factor);
    }
    return result;
}

/* Newton's iteration from above. From a power of two that is not below the root the values fall
 * until they have reached it; the first that does not fall follows the answer. */
Value math_integer_isqrt(Vm *vm, Value *a, int n) {
    (void)n;
    Value v = object_index(vm, arg(a, 0));
    if (int_sign(v) < 0) {
        vm_raise_value_error(vm, "isqrt() argument must be nonnegative");
    }
    if (int_sign(v) == 0) {
        return v;
    }
    IntView view;
    int_view(v, &view);
    intptr_t bits = (intptr_t)digits_bit_length(view.digits, view.n);
    Value x = int_binary(vm, BINARY_LSHIFT, value_int(1), value_int((bits + 1) / 2));
    for (;;) {
        vm_poll(vm);
        Value sum = int_binary(vm, BINARY_ADD, x, int_binary(vm, BINARY_FLOORDIV, v, x));
        Value next = int_binary(vm, BINARY_RSHIFT, sum, value_int(1));
        if (int_compare_ints(next, x) >= 0) {
            return x;
        }
        x = next;
    }
}

/* prod(iterable, *, start=1) with any objects that can be multiplied; argument 1 is start. */
Value math_integer_prod(Vm *vm, Value *a, int n) {
    Value result = arg_or_absent(a, n, 1);
    Iteration it;
    result = value_absent(result) ? value_int(1) : result;
    iteration_begin(vm, &it, arg(a, 0));
    for (Value v; !value_absent(v = iteration_next(vm, &it));) {
        result = object_binary(vm, BINARY_MUL, result, v);
    }
    return result;
}

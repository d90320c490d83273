/* SPDX-License-Identifier: MIT */
/* math on floats, by the C library's functions for Float. A result that is nan though no argument
 * is raises ValueError; an infinity out of finite arguments OverflowError or, at a pole,
 * ValueError. What works on integers is in math_integer.c. */
#include <string.h>
#include <tgmath.h>

#include "builtins.h"
#include "object/float.h"
#include "object/int.h"
#include "object/tuple.h"
#include "value/digits.h"

/* The C library's function for Float: sqrt or sqrtf. The macros of tgmath.h are only for calls, not
 * for pointers to functions. */
#if TERRARIUM_FLOAT64
#define M(function) function
#else
#define M(function) function##f
#endif

static _Noreturn void raise_domain(Vm *vm) {
    vm_raise_value_error(vm, "math domain error");
}

/* Argument i as a Float: a float in its word at once, else an int, bool or __float__; TypeError for
 * anything else, OverflowError for an int that is too large. */
static Float argument(Vm *vm, const Value *a, int i) {
    Value v = arg(a, i);
    return value_is_float(v) ? floatbits_decode(v.bits) : object_to_float(vm, v);
}

/* ---- functions of one argument ---- */

/* An infinite result for a finite argument: the function overflows, or has a pole there. */
enum Infinite { OVERFLOWS, POLE };

/* Calls the function and judges its result by the argument, as CPython's math_1() does: the C
 * library's errno is not asked. */
static Value apply(Vm *vm, const Value *a, Float (*function)(Float), enum Infinite infinite) {
    Float x = argument(vm, a, 0), y = function(x);
    if (isnan(y) && !isnan(x)) {
        raise_domain(vm);
    }
    if (isinf(y) && isfinite(x)) {
        if (infinite == OVERFLOWS) {
            vm_raise_overflow(vm, "math range error");
        }
        raise_domain(vm);
    }
    return float_new(vm, y);
}

static Float degrees(Float x) {
    return x * (Float)(180 / 3.14159265358979323846);
}

static Float radians(Float x) {
    return x * (Float)(3.14159265358979323846 / 180);
}

/* A pole at 0, of either sign: the C library's answer is an infinity, which would count as
 * overflow. */
static Float gamma_of(Float x) {
    return x == 0 ? (Float)NAN : M(tgamma)(x);
}

/* The poles at 0 and the negative integers, for the same reason. */
static Float lgamma_of(Float x) {
    return x <= 0 && x == floor(x) && isfinite(x) ? (Float)NAN : M(lgamma)(x);
}

/* One row for each: the name in Python, the C function, and what an infinite result of a finite
 * argument means. Where there can be none the entry does not matter. */
#define FUNCTION(name, function, infinite)                                                         \
    Value math_##name(Vm *vm, Value *a, int n) {                                                   \
        (void)n;                                                                                   \
        return apply(vm, a, function, infinite);                                                   \
    }
FUNCTION(sqrt, M(sqrt), POLE)
FUNCTION(exp, M(exp), OVERFLOWS)
FUNCTION(expm1, M(expm1), OVERFLOWS)
FUNCTION(log1p, M(log1p), POLE)
FUNCTION(sin, M(sin), POLE)
FUNCTION(cos, M(cos), POLE)
FUNCTION(tan, M(tan), POLE)
FUNCTION(asin, M(asin), POLE)
FUNCTION(acos, M(acos), POLE)
FUNCTION(atan, M(atan), POLE)
FUNCTION(sinh, M(sinh), OVERFLOWS)
FUNCTION(cosh, M(cosh), OVERFLOWS)
FUNCTION(tanh, M(tanh), POLE)
FUNCTION(asinh, M(asinh), POLE)
FUNCTION(acosh, M(acosh), POLE)
FUNCTION(atanh, M(atanh), POLE)
FUNCTION(erf, M(erf), POLE)
FUNCTION(erfc, M(erfc), POLE)
FUNCTION(gamma, gamma_of, OVERFLOWS)
FUNCTION(lgamma, lgamma_of, OVERFLOWS)
FUNCTION(fabs, M(fabs), POLE)
FUNCTION(degrees, degrees, OVERFLOWS)
FUNCTION(radians, radians, POLE)
#undef FUNCTION

/* ---- logarithms ---- */
/* An int of any size is shortened to 100 bits, more than a Float has, and the logarithm of the
 * power of two that was taken off is added: log(x * 2^n) = log(x) + n * log(2). */

/* The logarithm of any positive number, ints beyond the range of a float included. `function` is
 * log, log2 or log10. Raises ValueError for 0 and below. */
static Float logarithm(Vm *vm, Value v, Float (*function)(Float)) {
    Value native = object_unwrap(v);
    if (!int_is(native)) {
        Float x = object_to_float(vm, v);
        if (x <= 0) {
            raise_domain(vm);
        }
        return function(x);
    }
    if (int_sign(native) <= 0) {
        raise_domain(vm);
    }
    IntView view;
    int_view(native, &view);
    ptrdiff_t beyond = (ptrdiff_t)digits_bit_length(view.digits, view.n) - 100;
    if (beyond < 0) {
        beyond = 0;
    }
    Float x = digits_to_float(view.digits, view.n, -beyond, false);
    return function(x) + (beyond ? (Float)beyond * function(2) : 0);
}

/* log(x[, base]): the quotient of two natural logarithms; base 1 divides by zero. */
Value math_log(Vm *vm, Value *a, int n) {
    Float x = logarithm(vm, arg(a, 0), M(log));
    if (n > 1) {
        Float base = logarithm(vm, arg(a, 1), M(log));
        if (base == 0) {
            vm_raise_format(vm, &type_ZeroDivisionError, "float division by zero");
        }
        x /= base;
    }
    return float_new(vm, x);
}

Value math_log2(Vm *vm, Value *a, int n) {
    (void)n;
    return float_new(vm, logarithm(vm, arg(a, 0), M(log2)));
}

Value math_log10(Vm *vm, Value *a, int n) {
    (void)n;
    return float_new(vm, logarithm(vm, arg(a, 0), M(log10)));
}

/* ---- functions of two arguments ---- */

/* The result z of x and y, if it is no error. A nan out of arguments that are none is ValueError,
 * an infinity out of finite ones OverflowError. */
static Value checked(Vm *vm, Float x, Float y, Float z) {
    if (isnan(z) && !isnan(x) && !isnan(y)) {
        raise_domain(vm);
    }
    if (isinf(z) && isfinite(x) && isfinite(y)) {
        vm_raise_overflow(vm, "math range error");
    }
    return float_new(vm, z);
}

Value math_pow(Vm *vm, Value *a, int n) {
    (void)n;
    Float x = argument(vm, a, 0), y = argument(vm, a, 1);
    /* A pole, where C answers an infinity: ValueError in Python. */
    if (x == 0 && y < 0 && isfinite(y)) {
        raise_domain(vm);
    }
    return checked(vm, x, y, M(pow)(x, y));
}

Value math_fmod(Vm *vm, Value *a, int n) {
    (void)n;
    Float x = argument(vm, a, 0), y = argument(vm, a, 1);
    return checked(vm, x, y, M(fmod)(x, y));
}

Value math_atan2(Vm *vm, Value *a, int n) {
    (void)n;
    Float y = argument(vm, a, 0), x = argument(vm, a, 1);
    return float_new(vm, M(atan2)(y, x));
}

Value math_copysign(Vm *vm, Value *a, int n) {
    (void)n;
    Float x = argument(vm, a, 0), y = argument(vm, a, 1);
    return float_new(vm, M(copysign)(x, y));
}

Value math_ldexp(Vm *vm, Value *a, int n) {
    (void)n;
    Float x = argument(vm, a, 0);
    intptr_t exponent = object_to_size_clamped(vm, arg(a, 1));
    /* Beyond that every number overflows or is 0; the C function takes an int. */
    int e = exponent > 9999 ? 9999 : exponent < -9999 ? -9999 : (int)exponent;
    return checked(vm, x, 0, M(ldexp)(x, e));
}

/* (m, e) with x == m * 2**e and 0.5 <= abs(m) < 1, but for 0; C leaves the exponent of infinity and
 * nan open, here it is 0. */
Value math_frexp(Vm *vm, Value *a, int n) {
    (void)n;
    int exponent = 0;
    Float x = argument(vm, a, 0), fraction = isfinite(x) ? M(frexp)(x, &exponent) : x;
    return tuple_pair(vm, float_new(vm, fraction), value_int(exponent));
}

/* (fraction, whole), both with the sign of x. */
Value math_modf(Vm *vm, Value *a, int n) {
    (void)n;
    Float whole, fraction = M(modf)(argument(vm, a, 0), &whole);
    Value first = float_new(vm, fraction);
    return tuple_pair(vm, first, float_new(vm, whole));
}

/* Any number of coordinates, one by one: hypot() neither overflows nor underflows on the way. An
 * infinite length is no error. */
Value math_hypot(Vm *vm, Value *a, int n) {
    Float length = 0;
    for (int i = 0; i < n; i++) {
        length = M(hypot)(length, argument(vm, a, i));
    }
    return float_new(vm, length);
}

/* Any iterables of the same length; both are tuples before the first __float__ runs. */
Value math_dist(Vm *vm, Value *a, int n) {
    (void)n;
    Value p = tuple_from(vm, arg(a, 0)), q = tuple_from(vm, arg(a, 1));
    size_t count = tuple_length(AS(Tuple, p));
    if (count != tuple_length(AS(Tuple, q))) {
        vm_raise_value_error(vm, "both points must have the same number of dimensions");
    }
    Float length = 0;
    for (size_t i = 0; i < count; i++) {
        Float x = object_to_float(vm, tuple_items(p)[i]);
        length = M(hypot)(length, x - object_to_float(vm, tuple_items(q)[i]));
    }
    return float_new(vm, length);
}

/* ---- rounding and classes ---- */

/* v by its own __floor__ and the like, else by the float function. Answers an int, or whatever the
 * special method does; infinity and nan raise. */
static Value whole(Vm *vm, Value v, Value name, Float (*function)(Float)) {
    Value result = vm_call_special(vm, v, name, NULL, 0), native = object_unwrap(v);
    if (!value_absent(result)) {
        return result;
    }
    if (int_is(native)) {
        return object_index(vm, native);
    }
    return int_from_double(vm, function(object_to_float(vm, v)));
}

Value math_floor(Vm *vm, Value *a, int n) {
    (void)n;
    return whole(vm, arg(a, 0), NAME(__floor__), M(floor));
}

Value math_ceil(Vm *vm, Value *a, int n) {
    (void)n;
    return whole(vm, arg(a, 0), NAME(__ceil__), M(ceil));
}

Value math_trunc(Vm *vm, Value *a, int n) {
    (void)n;
    return whole(vm, arg(a, 0), NAME(__trunc__), M(trunc));
}

Value math_isfinite(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(isfinite(argument(vm, a, 0)));
}

Value math_isinf(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(isinf(argument(vm, a, 0)));
}

Value math_isnan(Vm *vm, Value *a, int n) {
    (void)n;
    return value_bool(isnan(argument(vm, a, 0)));
}

/* isclose(a, b, *, rel_tol, abs_tol): in the arguments a and b come first, then the tolerances. An
 * infinity is close to itself only. */
Value math_isclose(Vm *vm, Value *a, int n) {
    Value relative = arg_or_absent(a, n, 2), absolute = arg_or_absent(a, n, 3);
    Float x = argument(vm, a, 0), y = argument(vm, a, 1);
    Float near = value_absent(relative) ? (Float)1e-9 : object_to_float(vm, relative);
    Float least = value_absent(absolute) ? 0 : object_to_float(vm, absolute);
    if (near < 0 || least < 0) {
        vm_raise_value_error(vm, "tolerances must be non-negative");
    }
    if (x == y) {
        return TRUE;
    }
    Float difference = fabs(x - y);
    return value_bool(
        isfinite(x) && isfinite(y) &&
        (difference <= fabs(near * x) || difference <= fabs(near * y) || difference <= least));
}

/* ---- exact sum ---- */
/* fsum() keeps the sum so far exactly, as floats that do not overlap, and rounds once at the end.
 * Infinities and nans are summed apart. `volatile` keeps the compiler from simplifying x + y -
 * x. */

enum { MOST_PARTIALS = 48 }; /* more than compress() leaves */

/* Adds x to partial sums that do not overlap, smallest first (Shewchuk 1997). Returns how many
 * there are now, at most one more. high + low is exactly x + y (Dekker's sum, for abs(x) >=
 * abs(y)); parts that are 0 are left out. */
static int add_partial(Float *partials, int count, Float x) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
        Float y = partials[i];
        if (fabs(x) < fabs(y)) {
            Float t = x;
            x = y;
            y = t;
        }
        volatile Float high = x + y;
        volatile Float low = y - (high - x);
        if (low != 0) {
            partials[kept++] = low;
        }
        x = high;
    }
    partials[kept++] = x;
    return kept;
}

/* The same sum in fewer partials: each has all bits of a float before the next smaller one begins,
 * so that the range of exponents of a double has no room for more than 41. From the largest down;
 * what is too small for `high` is carried on. */
static int compress(Float *partials, int count) {
    int to = count;
    Float high = partials[count - 1];
    for (int i = count - 2; i >= 0; i--) {
        volatile Float sum = high + partials[i];
        volatile Float low = partials[i] - (sum - high);
        if (low != 0) {
            partials[--to] = sum;
        }
        high = low != 0 ? low : sum;
    }
    partials[--to] = high;
    memmove(partials, partials + to, (size_t)(count - to) * sizeof *partials);
    return count - to;
}

/* The partials' sum, rounded once, half to even. From the largest down: as soon as adding one is
 * inexact, all smaller ones are too small to matter, except for a tie. */
static Float round_partials(const Float *partials, int count) {
    if (count == 0) {
        return 0;
    }
    volatile Float high = partials[--count], low = 0;
    while (count > 0) {
        Float x = high, y = partials[--count];
        high = x + y;
        low = y - (high - x);
        if (low != 0) {
            break;
        }
    }
    /* `low` may be exactly half a unit of `high`, which was then rounded to even: if what remains
     * has the sign of `low`, the sum is on its side of the middle. That is seen by 2 * low being
     * exact to add. */
    if (count > 0 &&
        ((low < 0 && partials[count - 1] < 0) || (low > 0 && partials[count - 1] > 0))) {
        Float y = low * 2;
        volatile Float x = high + y;
        if (y == x - high) {
            high = x;
        }
    }
    return high;
}

Value math_fsum(Vm *vm, Value *a, int n) {
    (void)n;
    Float partials[MOST_PARTIALS], special = 0, infinities = 0;
    int count = 0;
    Iteration it;
    iteration_begin(vm, &it, arg(a, 0));
    for (Value v; !value_absent(v = iteration_next(vm, &it));) {
        Float x = object_to_float(vm, v);
        if (!isfinite(x)) {
            special += x;
            infinities += isinf(x) ? x : 0;
        } else {
            count = add_partial(partials, count, x);
            count = count == MOST_PARTIALS ? compress(partials, count) : count;
        }
    }
    if (isnan(infinities)) {
        vm_raise_value_error(vm, "-inf + inf in fsum");
    }
    if (special != 0) {
        return float_new(vm, special);
    }
    /* Finite numbers overflowed on the way: an infinity or a nan has come of it. */
    Float sum = round_partials(partials, count);
    if (!isfinite(sum)) {
        vm_raise_overflow(vm, "intermediate overflow in fsum");
    }
    return float_new(vm, sum);
}

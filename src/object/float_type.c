/* SPDX-License-Identifier: MIT */
/* The type float: slots and methods. Operators take any mixture of float, int and bool. */
#include <tgmath.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/complex.h"
#include "object/float.h"
#include "object/int_room.h"
#include "object/text.h"
#include "object/tuple.h"
#include "value/decimal.h"
#include "value/digits.h"

/* ---- slots ---- */

/* The shortest text that reads back as the same number. */
void float_type_write(Vm *vm, Writer *w, Value self, bool repr) {
    (void)vm, (void)repr;
    char text[DECIMAL_REPR_ROOM];
    writer_put(w, text, decimal_repr(float_value(self), text));
}

/* Equal numbers must hash alike: a whole float has the hash of its int. Others are spread by the
 * golden ratio (Knuth's multiplicative hashing), of which the upper bits are good. */
intptr_t float_type_hash(Vm *vm, Value self) {
    (void)vm;
    Float x = float_value(self);
    if (isfinite(x) && x == trunc(x)) { /* as the equal int */
        uint32_t digits[DIGITS_FLOAT_ROOM];
        size_t n = digits_from_float(x, digits);
        return int_hash_digits(digits, n, x < 0 && n > 0);
    }
    uint64_t bits = (uint64_t)floatbits_of(x) * 0x9E3779B97F4A7C15u;
    return (intptr_t)(bits >> 34);
}

/* nan is true. */
bool float_type_truth(Vm *vm, Value self) {
    (void)vm;
    return float_value(self) != 0;
}

/* Of the operators with one operand ~ is not for floats. */
Value float_type_unary(Vm *vm, enum Unary op, Value self) {
    switch (op) {
    case UNARY_NEGATIVE: return float_new(vm, -float_value(self));
    case UNARY_POSITIVE: return self;
    default: return ABSENT;
    }
}

/* ZeroDivisionError with the message that CPython has for this operator; nan is no zero. */
static void check_divisor(Vm *vm, Float y, const char *message) {
    if (y == 0) {
        vm_raise_format(vm, &type_ZeroDivisionError, message);
    }
}

/* Ints are converted first, as in CPython: 2**53 + 1.0 is rounded. Absent for operands that are no
 * numbers. */
Value float_type_binary(Vm *vm, enum Binary op, Value left, Value right) {
    Float x, y;
    if (op > BINARY_POW || !float_from_number(vm, left, &x) || !float_from_number(vm, right, &y)) {
        return ABSENT;
    }
    switch (op) {
    case BINARY_ADD: return float_new(vm, x + y);
    case BINARY_SUB: return float_new(vm, x - y);
    case BINARY_MUL: return float_new(vm, x * y);
    case BINARY_TRUEDIV:
        check_divisor(vm, y, "float division by zero");
        return float_new(vm, x / y);
    case BINARY_FLOORDIV:
        check_divisor(vm, y, "float floor division by zero");
        return float_new(vm, float_floor_divide(x, y));
    case BINARY_MOD: check_divisor(vm, y, "float modulo"); return float_new(vm, float_modulo(x, y));
    default:
        if (x < 0 && isfinite(x) && isfinite(y) && y != floor(y)) {
            return complex_binary(vm, op, left, right);
        }
        return float_new(vm, float_power(vm, x, y));
    }
}

/* A float and an int are compared exactly, by digits, and not as floats: 2**53 + 1 is greater than
 * 2.0**53. */
Value float_type_compare(Vm *vm, enum Compare op, Value left, Value right) {
    (void)vm;
    Float x = 0, y = 0; /* the order of x and y is that of left and right */
    /* Int with float comes here with the operands swapped: int has no answer to a float. */
    if (float_is(left) && float_is(right)) {
        x = float_value(left);
        y = float_value(right);
    } else if (float_is(left) && int_is(right)) {
        x = float_value(left);
        y = isnan(x) ? 0 : x; /* nan stays unordered */
        if (!isnan(x)) {
            x = 0;
            y = (Float)int_compare_float(right, y);
        }
    } else {
        return ABSENT;
    }
    switch (op) {
    case COMPARE_LT: return value_bool(x < y);
    case COMPARE_LE: return value_bool(x <= y);
    case COMPARE_EQ: return value_bool(x == y);
    case COMPARE_NE: return value_bool(x != y);
    case COMPARE_GT: return value_bool(x > y);
    default: return value_bool(x >= y);
    }
}

/* real and imag; the parts that all numbers have. */
Value float_type_getattr(Vm *vm, Value self, Value name) {
    (void)vm;
    if (value_same(name, NAME(real))) {
        return self;
    }
    return value_same(name, NAME(imag)) ? float_new(vm, 0) : ABSENT;
}

/* ---- construction ---- */

/* The number in a text or the bytes of one; ValueError shows the object as the program gave it. */
static Value parse_or_raise(Vm *vm, Value source, const char *text, size_t n) {
    Float x;
    if (!float_parse(text, n, &x)) {
        vm_raise_value_error(vm, "could not convert string to float: %r", source);
    }
    return float_new(vm, x);
}

/* What float() takes besides text: a number, or what has __float__ or __index__. Only looked for,
 * not called. */
static bool is_number(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    return float_is(native) || int_is(native) ||
           !value_absent(object_special(vm, v, NAME(__float__))) ||
           !value_absent(object_special(vm, v, NAME(__index__)));
}

/* float(x=0.0): texts and buffers are parsed, a float is itself, all else is converted. */
Value float_type_make(Vm *vm, Value *a, int n) {
    Value source = arg_or_absent(a, n, 1), v = object_unwrap(source);
    const uint8_t *data;
    size_t length;
    if (value_absent(source)) {
        return float_new(vm, 0);
    }
    if (value_is_kind(v, KIND_STR)) {
        v = text_number(vm, v);
        return parse_or_raise(vm, source, str_text(v), str_bytes(v));
    }
    if (buffer_get(vm, v, &data, &length)) {
        return parse_or_raise(vm, source, (const char *)data, length);
    }
    if (float_is(v) && value_same(v, source)) {
        return v;
    }
    if (!is_number(vm, source)) {
        vm_raise_type(vm, "float() argument must be a string or a real number, not '%t'", source);
    }
    return float_new(vm, object_to_float(vm, source));
}

/* ---- methods ---- */

/* conjugate(): a real number is its own. */
Value float_type_self(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return arg(a, 0);
}

Value float_type_float(Vm *vm, Value *a, int n) {
    return float_type_self(vm, a, n);
}

/* Infinities and nan are no integers. */
Value float_type_is_integer(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    Float x = float_value(arg(a, 0));
    return value_bool(isfinite(x) && x == trunc(x));
}

/* The mantissa is scaled to an int by powers of two, which are exact, so no rounding comes in. Odd
 * by then, or 0: so the fraction is in lowest terms. */
Value float_type_as_integer_ratio(Vm *vm, Value *a, int n) {
    (void)n;
    Float x = float_value(arg(a, 0));
    if (isnan(x)) {
        vm_raise_value_error(vm, "cannot convert NaN to integer ratio");
    }
    if (isinf(x)) {
        vm_raise_overflow(vm, "cannot convert Infinity to integer ratio");
    }
    int exponent;
    Float fraction = frexp(x, &exponent);
    /* At most as often as a mantissa has bits. */
    while (fraction != trunc(fraction)) {
        fraction *= 2;
        exponent--;
    }
    Value numerator = int_from_double(vm, fraction), denominator = value_int(1);
    if (exponent > 0) {
        numerator = int_binary(vm, BINARY_LSHIFT, numerator, value_int(exponent));
    } else {
        denominator = int_binary(vm, BINARY_LSHIFT, denominator, value_int(-exponent));
    }
    return tuple_pair(vm, numerator, denominator);
}

/* Also of -0, which becomes 0. */
Value float_type_abs(Vm *vm, Value *a, int n) {
    (void)n;
    return float_new(vm, fabs(float_value(arg(a, 0))));
}

/* __int__ and __trunc__: towards zero; OverflowError for infinities, ValueError for nan. */
Value float_type_to_int(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_double(vm, float_value(arg(a, 0)));
}

Value float_type_trunc(Vm *vm, Value *a, int n) {
    return float_type_to_int(vm, a, n);
}

Value float_type_floor(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_double(vm, floor(float_value(arg(a, 0))));
}

Value float_type_ceil(Vm *vm, Value *a, int n) {
    (void)n;
    return int_from_double(vm, ceil(float_value(arg(a, 0))));
}

/* Without digits an int, half to even; with digits a float (float_round). OverflowError where
 * rounding up goes beyond the largest. */
Value float_type_round(Vm *vm, Value *a, int n) {
    Value digits = arg_or_absent(a, n, 1);
    Float x = float_value(arg(a, 0));
    if (value_absent(digits) || value_is_none(digits)) {
        return int_from_double(vm, rint(x));
    }
    Float rounded = float_round(x, object_to_size_clamped(vm, digits));
    if (isinf(rounded) && isfinite(x)) {
        vm_raise_overflow(vm, "rounded value too large to represent");
    }
    return float_new(vm, rounded);
}

/* divmod(): both parts from the same operands, the quotient already floored. NotImplemented for
 * what is no number; ZeroDivisionError. */
static Value divide(Vm *vm, Value left, Value right) {
    Float x, y;
    if (!float_from_number(vm, object_unwrap(left), &x) ||
        !float_from_number(vm, object_unwrap(right), &y)) {
        return NOT_IMPLEMENTED;
    }
    check_divisor(vm, y, "float divmod()");
    Value quotient = float_new(vm, float_floor_divide(x, y));
    return tuple_pair(vm, quotient, float_new(vm, float_modulo(x, y)));
}

Value float_type_divmod(Vm *vm, Value *a, int n) {
    (void)n;
    return divide(vm, arg(a, 0), arg(a, 1));
}

Value float_type_rdivmod(Vm *vm, Value *a, int n) {
    (void)n;
    return divide(vm, arg(a, 1), arg(a, 0));
}

/* SPDX-License-Identifier: MIT */
/* complex numbers. The formulas are those that CPython's results follow: division scales by the
 * larger part of the divisor, small whole powers are multiplications, other powers go through
 * length and angle. Ints and floats are complex numbers with an imaginary part of 0. */
#include "object/complex.h"

#include <string.h>
#include <tgmath.h>

#include "builtins.h"
#include "object/float.h"
#include "object/int.h"
#include "object/str.h"
#include "object/text.h"
#include "value/decimal.h"

/* The object: words that are no Values. */
typedef struct {
    uintptr_t header;
    Complex number;
} Boxed;

/* Allocates. No complex number is kept to be shared: programs have few. */
Value complex_new(Vm *vm, Float re, Float im) {
    Boxed *boxed = (Boxed *)heap_alloc_raw(vm, KIND_COMPLEX, WORDS_OF(Boxed));
    boxed->number = (Complex){re, im};
    return value_object(boxed);
}

/* For results that are a Complex already. */
static Value new_of(Vm *vm, Complex z) {
    return complex_new(vm, z.re, z.im);
}

static Complex number_of(Value v) {
    return AS(Boxed, v)->number;
}

/* A native complex, float, int or bool; false for anything else. Runs no Python code. */
bool complex_from_number(Vm *vm, Value v, Complex *out) {
    if (value_is_kind(v, KIND_COMPLEX)) {
        *out = number_of(v);
        return true;
    }
    out->im = 0;
    return float_from_number(vm, v, &out->re);
}

/* The same of any object: also by __complex__, __float__ or __index__, in this order, which may run
 * Python code and raise. False for what has none of them. */
bool complex_from_any(Vm *vm, Value v, Complex *out) {
    if (!value_absent(object_special(vm, v, NAME(__complex__)))) {
        Value made = object_unwrap(vm_call_special(vm, v, NAME(__complex__), NULL, 0));
        if (!value_is_kind(made, KIND_COMPLEX)) {
            vm_raise_type(vm, "__complex__ returned non-complex (type %t)", made);
        }
        *out = number_of(made);
        return true;
    }
    if (complex_from_number(vm, object_unwrap(v), out)) {
        return true;
    }
    if (value_absent(object_special(vm, v, NAME(__float__))) &&
        value_absent(object_special(vm, v, NAME(__index__)))) {
        return false;
    }
    *out = (Complex){object_to_float(vm, v), 0};
    return true;
}

/* ---- arithmetic ---- */

/* By the schoolbook, as CPython does: infinities times nan are not mended as C's own operator
 * would. */
Complex complex_multiply(Complex a, Complex b) {
    return (Complex){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

/* Smith's method (CACM 5:8, 1962), as in CPython: both parts of the divisor are divided by the
 * larger one, so that its square, which could overflow, is never taken. The caller has refused 0.
 */
Complex complex_divide(Complex a, Complex b) {
    if (fabs(b.re) >= fabs(b.im)) {
        Float ratio = b.im / b.re, divisor = b.re + b.im * ratio;
        return (Complex){(a.re + a.im * ratio) / divisor, (a.im - a.re * ratio) / divisor};
    }
    if (fabs(b.im) >= fabs(b.re)) {
        Float ratio = b.re / b.im, divisor = b.re * ratio + b.im;
        return (Complex){(a.re * ratio + a.im) / divisor, (a.im * ratio - a.re) / divisor};
    }
    return (Complex){(Float)NAN, (Float)NAN}; /* the divisor has a nan */
}

Complex complex_polar(Float r, Float phi) {
    return (Complex){r * cos(phi), r * sin(phi)};
}

/* By repeated squaring, which stays exact as long as parts are whole and not too large; a negative
 * power is the reciprocal of this. */
static Complex whole_power(Complex a, unsigned n) {
    Complex result = {1, 0};
    for (; n > 0; n >>= 1) {
        result = n & 1 ? complex_multiply(result, a) : result;
        a = complex_multiply(a, a);
    }
    return result;
}

/* ZeroDivisionError for 0 to a power that is negative or not real; OverflowError when finite
 * numbers give infinity. Up to 100, as in CPython, whole powers are multiplied. */
Complex complex_power(Vm *vm, Complex a, Complex b) {
    Complex result = {1, 0};
    if (b.im == 0 && b.re == floor(b.re) && fabs(b.re) <= 100) {
        if (b.re < 0 && a.re == 0 && a.im == 0) {
            vm_raise_format(vm, &type_ZeroDivisionError, "0.0 to a negative or complex power");
        }
        result = whole_power(a, (unsigned)fabs(b.re));
        result = b.re < 0 ? complex_divide((Complex){1, 0}, result) : result;
    } else if (a.re == 0 && a.im == 0) {
        if (b.im != 0 || b.re < 0) {
            vm_raise_format(vm, &type_ZeroDivisionError, "0.0 to a negative or complex power");
        }
        result.re = 0;
    } else {
        Float size = hypot(a.re, a.im), angle = atan2(a.im, a.re);
        Float r = pow(size, b.re), phi = angle * b.re;
        if (b.im != 0) {
            r /= exp(angle * b.im);
            phi += b.im * log(size);
        }
        result = complex_polar(r, phi);
    }
    /* With an infinite argument an infinite result is right. */
    bool finite = isfinite(a.re) && isfinite(a.im) && isfinite(b.re) && isfinite(b.im);
    if (finite && (isinf(result.re) || isinf(result.im))) {
        vm_raise_overflow(vm, "complex exponentiation");
    }
    return result;
}

/* Absent for what is no number, and for operators that complex numbers do not have. */
Value complex_binary(Vm *vm, enum Binary op, Value left, Value right) {
    Complex a, b;
    bool known = op <= BINARY_TRUEDIV || op == BINARY_POW;
    if (!known || !complex_from_number(vm, left, &a) || !complex_from_number(vm, right, &b)) {
        return ABSENT;
    }
    switch (op) {
    case BINARY_ADD: return complex_new(vm, a.re + b.re, a.im + b.im);
    case BINARY_SUB: return complex_new(vm, a.re - b.re, a.im - b.im);
    case BINARY_MUL: return new_of(vm, complex_multiply(a, b));
    case BINARY_POW: return new_of(vm, complex_power(vm, a, b));
    default:
        if (b.re == 0 && b.im == 0) {
            vm_raise_format(vm, &type_ZeroDivisionError, "complex division by zero");
        }
        return new_of(vm, complex_divide(a, b));
    }
}

/* Of the operators with one operand ~ is not for complex numbers. */
Value complex_unary(Vm *vm, enum Unary op, Value self) {
    Complex z = number_of(self);
    switch (op) {
    case UNARY_NEGATIVE: return complex_new(vm, -z.re, -z.im);
    case UNARY_POSITIVE: return self;
    default: return ABSENT;
    }
}

/* Only == and !=. With an int or float the real parts are compared exactly. */
Value complex_compare(Vm *vm, enum Compare op, Value left, Value right) {
    Value other = value_is_kind(left, KIND_COMPLEX) ? right : left;
    Complex a = number_of(value_is_kind(left, KIND_COMPLEX) ? left : right);
    bool equal;
    if (op != COMPARE_EQ && op != COMPARE_NE) {
        return ABSENT;
    }
    if (value_is_kind(other, KIND_COMPLEX)) {
        Complex b = number_of(other);
        equal = a.re == b.re && a.im == b.im;
    } else if (float_is(other)) {
        equal = a.im == 0 && a.re == float_value(other);
    } else if (int_is(other)) {
        equal = a.im == 0 && !isnan(a.re) && int_compare_float(other, a.re) == 0;
    } else {
        return ABSENT;
    }
    (void)vm;
    return value_bool(equal == (op == COMPARE_EQ));
}

/* That of the float when there is no imaginary part: they are equal then. Allocates floats to be
 * hashed, one at a time. */
intptr_t complex_hash(Vm *vm, Value self) {
    Complex z = number_of(self);
    intptr_t re = object_hash(vm, float_new(vm, z.re));
    if (z.im == 0) {
        return re;
    }
    intptr_t im = object_hash(vm, float_new(vm, z.im));
    return (intptr_t)((uint32_t)re + 1000003u * (uint32_t)im) & 0x7ffffff;
}

bool complex_truth(Vm *vm, Value self) {
    (void)vm;
    Complex z = number_of(self);
    return z.re != 0 || z.im != 0;
}

/* ---- text ---- */

/* A part as float's repr has it, without a fraction of 0; sign: with a plus if there is no minus,
 * as the second part has it. */
static void write_part(Writer *out, Float x, bool sign) {
    char text[DECIMAL_REPR_ROOM];
    size_t n = decimal_repr(x, text);
    if (n > 2 && memcmp(text + n - 2, ".0", 2) == 0) {
        n -= 2;
    }
    if (sign && text[0] != '-') {
        writer_text(out, "+");
    }
    writer_put(out, text, n);
}

/* (1+2j), or 2j alone when the real part is 0, but not -0. */
void complex_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    Complex z = number_of(self);
    bool both = z.re != 0 || signbit(z.re);
    if (both) {
        writer_text(out, "(");
        write_part(out, z.re, false);
    }
    write_part(out, z.im, both);
    writer_text(out, both ? "j)" : "j");
}

/* What stands before the j of a text: a number, or a sign alone for 1. Blanks that float() would
 * take are refused: they may stand at the ends of the whole only. */
static bool parse_imaginary(const char *text, size_t n, Float *out) {
    if (n == 0 || (n == 1 && (*text == '+' || *text == '-'))) {
        *out = n == 1 && *text == '-' ? -1 : 1;
        return true;
    }
    return !text_is_blank((uint8_t)text[0], true) && !text_is_blank((uint8_t)text[n - 1], true) &&
           float_parse(text, n, out);
}

/* [blanks] [(] real [+|- imaginary j] [)] [blanks]; false when it is no such text. The blanks are
 * taken off twice, outside of the brackets and inside. */
static bool parse(const char *text, size_t n, Complex *out) {
    const char *end = text + n;
    for (int brackets = 0; brackets < 2; brackets++) {
        while (text < end && text_is_blank((uint8_t)*text, true)) {
            text++;
        }
        while (text < end && text_is_blank((uint8_t)end[-1], true)) {
            end--;
        }
        if (brackets == 0 && end - text >= 2 && *text == '(' && end[-1] == ')') {
            text++;
            end--;
        }
    }
    *out = (Complex){0, 0};
    if (text == end) {
        return false;
    }
    if ((end[-1] | 0x20) != 'j') {
        return float_parse(text, (size_t)(end - text), &out->re);
    }
    const char *sign = --end;
    while (sign > text) { /* the last sign that is not an exponent's */
        sign--;
        if ((*sign == '+' || *sign == '-') && (sign == text || (sign[-1] | 0x20) != 'e')) {
            break;
        }
    }
    if (sign == text) {
        return parse_imaginary(text, (size_t)(end - text), &out->im);
    }
    return !text_is_blank((uint8_t)sign[-1], true) &&
           float_parse(text, (size_t)(sign - text), &out->re) &&
           parse_imaginary(sign, (size_t)(end - sign), &out->im);
}

/* complex(text) */
static Value from_text(Vm *vm, Value text) {
    Complex z;
    text = text_number(vm, text);
    if (!parse(str_text(text), str_bytes(text), &z)) {
        vm_raise_value_error(vm, "complex() arg is a malformed string");
    }
    return new_of(vm, z);
}

/* complex(real=0, imag=0): real + imag * 1j, either of which may be complex itself. Runs
 * __complex__, __float__ and __index__; a complex number is its own result. */
Value complex_make(Vm *vm, Value *a, int n) {
    Value real = arg_or_absent(a, n, 1), imag = arg_or_absent(a, n, 2);
    Complex re = {0, 0}, im = {0, 0};
    if (value_is_kind(object_unwrap(real), KIND_STR)) {
        if (!value_absent(imag)) {
            vm_raise_type(vm, "complex() can't take second arg if first is a string");
        }
        return from_text(vm, object_unwrap(real));
    }
    if (value_is_kind(object_unwrap(imag), KIND_STR)) {
        vm_raise_type(vm, "complex() second arg can't be a string");
    }
    if (!value_absent(real) && !complex_from_any(vm, real, &re)) {
        vm_raise_type(vm, "complex() first argument must be a string or a number, not '%t'", real);
    }
    if (value_absent(imag)) {
        return value_is_kind(real, KIND_COMPLEX) ? real : new_of(vm, re);
    }
    if (value_is_kind(object_unwrap(imag), KIND_COMPLEX)) {
        im = number_of(object_unwrap(imag));
    } else if (!value_absent(object_special(vm, imag, NAME(__complex__))) ||
               !complex_from_any(vm, imag, &im)) {
        vm_raise_type(vm, "complex() second argument must be a number, not '%t'", imag);
    }
    /* Nothing is added to a plain part, which may be -0. */
    return complex_new(vm, im.im == 0 ? re.re : re.re - im.im, re.im == 0 ? im.re : re.im + im.re);
}

/* ---- attributes and methods ---- */

/* real and imag, as floats. */
Value complex_getattr(Vm *vm, Value self, Value name) {
    Complex z = number_of(self);
    if (value_same(name, NAME(real))) {
        return float_new(vm, z.re);
    }
    return value_same(name, NAME(imag)) ? float_new(vm, z.im) : ABSENT;
}

/* OverflowError when both parts are finite and the length is not. */
Value complex_abs(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = number_of(arg(a, 0));
    Float size = hypot(z.re, z.im);
    if (isinf(size) && isfinite(z.re) && isfinite(z.im)) {
        vm_raise_overflow(vm, "absolute value too large");
    }
    return float_new(vm, size);
}

/* __complex__(): the number itself. */
Value complex_self(Vm *vm, Value *a, int n) {
    (void)vm, (void)n;
    return arg(a, 0);
}

Value complex_conjugate(Vm *vm, Value *a, int n) {
    (void)n;
    Complex z = number_of(arg(a, 0));
    return complex_new(vm, z.re, -z.im);
}

/* SPDX-License-Identifier: MIT */
/* float.hex() and float.fromhex(): exact, whatever the width of a float. The text has as many
 * digits behind the point as the mantissa fills; reading rounds half to even. */
#include <math.h>
#include <string.h>

#include "builtins.h"
#include "object/float.h"
#include "object/str.h"
#include "object/writer.h"

/* MANTISSA: bits, the first one included; SMALLEST: exponent of the last bit of the smallest
 * float. */
enum {
    MANTISSA = sizeof(Float) == 8 ? 53 : 24,
    LEAST = sizeof(Float) == 8 ? -1022 : -126,
    SMALLEST = LEAST - MANTISSA + 1,
    DIGITS = (MANTISSA + 2) / 4
};

/* 0x1.8000000000000p+0; what is too small for a first digit of 1 has 0 there. Allocates the text.
 */
Value float_hex_write(Vm *vm, Value *a, int n) {
    (void)n;
    Float x = float_value(arg(a, 0));
    StrBuilder b;
    str_build_begin(vm, &b, 32);
    writer_text(&b.writer, signbit(x) && !isnan(x) ? "-" : "");
    if (!isfinite(x)) {
        writer_text(&b.writer, isnan(x) ? "nan" : "inf");
        return str_build_end(&b);
    }
    if (x == 0) {
        writer_text(&b.writer, "0x0.0p+0");
        return str_build_end(&b);
    }
    uintptr_t bits;
    memcpy(&bits, &x, sizeof bits);
    uintptr_t fraction = bits & (((uintptr_t)1 << (MANTISSA - 1)) - 1);
    int biased = (int)(bits >> (MANTISSA - 1)) & (3 - 2 * LEAST);
    int exponent = biased == 0 ? LEAST : biased + LEAST - 1;
    writer_format(&b.writer, "0x%d.", biased != 0);
    writer_hex(&b.writer, fraction << (4 * DIGITS - (MANTISSA - 1)), DIGITS);
    writer_format(&b.writer, "p%s%d", exponent < 0 ? "-" : "+",
                  exponent < 0 ? -exponent : exponent);
    return str_build_end(&b);
}

/* ---- reading ---- */

/* A hexadecimal digit in either case; -1 for anything else. */
static int digit_of(char c) {
    char lower = (char)(c | 0x20);
    return c >= '0' && c <= '9' ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Takes the word, in any case; false if it is not next. Only letters have a case: `| 0x20` would
 * make a digit of a control character. */
static bool take_word(const char **at, const char *end, const char *word) {
    const char *p = *at;
    for (; *word != 0; word++, p++) {
        if (p == end || (*p >= '@' ? *p | 0x20 : *p) != *word) {
            return false;
        }
    }
    *at = p;
    return true;
}

/* The digits so far: mantissa * 2 ** exponent. What does not fit only says by its last bit that it
 * was not 0. */
typedef struct {
    uint64_t mantissa;
    long exponent;
    bool any;
} Number;

/* [digits] [. digits]. After 60 bits or more there is no room for another digit: from there on
 * digits move the exponent only, if they stand before the point, and that they were not all zeros
 * is kept in the last bit, which is never one that rounding keeps. */
static void take_digits(Number *x, const char **at, const char *end) {
    bool point = false;
    for (; *at < end; ++*at) {
        int digit = digit_of(**at);
        if (**at == '.' && !point) {
            point = true;
            continue;
        }
        if (digit < 0) {
            return;
        }
        x->any = true;
        if (x->mantissa >> 59 == 0) {
            x->mantissa = x->mantissa << 4 | (unsigned)digit;
            x->exponent -= point ? 4 : 0;
        } else {
            x->mantissa |= digit != 0;
            x->exponent += point ? 0 : 4;
        }
    }
}

/* [p [sign] digits]; false if there are no digits. The exponent stops growing beyond what any float
 * has, so that it cannot overflow, however long the text is. */
static bool take_exponent(Number *x, const char **at, const char *end) {
    if (*at == end || (**at | 0x20) != 'p') {
        return true;
    }
    bool minus = ++*at < end && **at == '-';
    *at += *at < end && (**at == '-' || **at == '+');
    long n = 0;
    const char *begin = *at;
    for (; *at < end && **at >= '0' && **at <= '9'; ++*at) {
        n = n < 100000 ? n * 10 + (**at - '0') : n;
    }
    x->exponent += minus ? -n : n;
    return *at > begin;
}

/* To as many bits as there is room for, half to even. Of a subnormal fewer are kept: none may be
 * below SMALLEST. What remains has a mantissa that fits, so ldexp() is exact and rounds nothing a
 * second time. 5000 is infinity in either width. OverflowError. */
static Float round_number(Vm *vm, Number x) {
    int bits = 0;
    while (bits < 64 && x.mantissa >> bits != 0) {
        bits++;
    }
    long drop = bits - MANTISSA;
    drop = x.exponent + drop < SMALLEST ? SMALLEST - x.exponent : drop;
    if (drop > 64) {
        return 0;
    }
    if (drop > 0) {
        uint64_t half = (uint64_t)1 << (drop - 1);
        uint64_t rest = drop == 64 ? x.mantissa : x.mantissa & ((half << 1) - 1);
        x.mantissa = drop == 64 ? 0 : x.mantissa >> drop;
        x.mantissa += rest > half || (rest == half && (x.mantissa & 1));
        x.exponent += drop;
    }
    int exponent = (int)(x.exponent > 5000 ? 5000 : x.exponent);
    Float result = sizeof(Float) == 8 ? (Float)ldexp((double)x.mantissa, exponent)
                                      : (Float)ldexpf((float)x.mantissa, exponent);
    if (isinf(result)) {
        vm_raise_overflow(vm, "hexadecimal value too large to represent as a float");
    }
    return result;
}

/* float.fromhex(text), a: the class, the text. "0x" may be missing, and digits follow it directly.
 * All is read before anything is allocated; a derived class is called with the float, so Python
 * code may run at the end. ValueError, OverflowError. */
Value float_hex_read(Vm *vm, Value *a, int n) {
    (void)n;
    Value text = object_unwrap(arg(a, 1)), cls = arg(a, 0);
    if (!value_is_kind(text, KIND_STR)) {
        vm_raise_type(vm, "bad argument type for built-in operation");
    }
    const char *at = str_text(text), *end = at + str_bytes(text);
    while (at < end && (*at == ' ' || (*at >= '\t' && *at <= '\r'))) {
        at++;
    }
    while (end > at && (end[-1] == ' ' || (end[-1] >= '\t' && end[-1] <= '\r'))) {
        end--;
    }
    bool minus = at < end && *at == '-', good = true;
    at += at < end && (*at == '-' || *at == '+');
    Number x = {0, 0, false};
    Float result = 0;
    if (take_word(&at, end, "inf")) {
        (void)take_word(&at, end, "inity");
        result = (Float)INFINITY;
    } else if (take_word(&at, end, "nan")) {
        result = (Float)NAN;
    } else {
        (void)take_word(&at, end, "0x");
        take_digits(&x, &at, end);
        good = x.any && take_exponent(&x, &at, end);
    }
    if (!good || at != end) {
        vm_raise_value_error(vm, "invalid hexadecimal floating-point string");
    }
    result = x.any && x.mantissa != 0 ? round_number(vm, x) : result;
    Value made = float_new(vm, minus ? -result : result);
    return value_same(cls, value_object(&type_float)) ? made : vm_call1(vm, cls, made);
}

/* SPDX-License-Identifier: MIT */
/* Floats: forms, text, rounding, and arithmetic with Python's rules for signs, zeros and errors.
 * What Python sees of the type is in float_type.c. */
#include "object/float.h"

#include <string.h>
#include <tgmath.h>

#include "builtins.h"
#include "object/int.h"
#include "value/decimal.h"

const BoxedFloat float_infinity = {HEADER(KIND_FLOAT, WORDS_OF(BoxedFloat)), INFINITY};
const BoxedFloat float_minus_infinity = {HEADER(KIND_FLOAT, WORDS_OF(BoxedFloat)), -INFINITY};
const BoxedFloat float_nan = {HEADER(KIND_FLOAT, WORDS_OF(BoxedFloat)), NAN};

/* Infinities are the constants; any other is a new object. May allocate. */
Value float_box(Vm *vm, Float x) {
    if (isinf(x)) {
        return value_object(x > 0 ? &float_infinity : &float_minus_infinity);
    }
    BoxedFloat *box = (BoxedFloat *)heap_alloc_raw(vm, KIND_FLOAT, WORDS_OF(BoxedFloat));
    box->number = x;
    return value_object(box);
}

bool float_from_number(Vm *vm, Value v, Float *out) {
    if (float_is(v)) {
        *out = float_value(v);
        return true;
    }
    if (int_is(v)) {
        *out = int_to_float(vm, v);
        return true;
    }
    return false;
}

/* ---- text ---- */

/* A number with underscores is copied to the C stack without them; longer ones are refused. */
enum { LONGEST_WITH_UNDERSCORES = 100 };

/* As for int: ASCII blanks, with 0x1c to 0x1f. */
static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\x1c' && c <= '\x1f');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Copies the text without the underscores between its digits; returns the length, 0 if there is one
 * elsewhere. */
static size_t drop_underscores(const char *text, size_t n, char out[LONGEST_WITH_UNDERSCORES]) {
    size_t length = 0;
    for (size_t i = 0; i < n && n <= LONGEST_WITH_UNDERSCORES; i++) {
        if (text[i] != '_') {
            out[length++] = text[i];
        } else if (i == 0 || i + 1 == n || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) {
            return 0;
        }
    }
    return length;
}

/* What decimal_parse takes, with blanks around it and underscores between digits as in Python. */
bool float_parse(const char *text, size_t n, Float *out) {
    char copy[LONGEST_WITH_UNDERSCORES];
    while (n > 0 && is_blank(*text)) {
        text++;
        n--;
    }
    while (n > 0 && is_blank(text[n - 1])) {
        n--;
    }
    if (n > 0 && memchr(text, '_', n)) {
        n = drop_underscores(text, n, copy);
        text = copy;
    }
    return decimal_parse(text, n, out);
}

/* By way of decimal digits, rounded correctly, as CPython does: round(2.675, 2) is 2.67. */
Float float_round(Float x, intptr_t digits) {
    char text[DECIMAL_SHORTEST_ROOM + 16];
    int exponent;
    if (!isfinite(x) || x == 0) {
        return x;
    }
    int count = decimal_shortest(x, text, &exponent);
    if (digits >= DECIMAL_SHORTEST_ROOM - exponent - 1 ||
        digits >= count - exponent - 1) { /* no more digits than that */
        return x;
    }
    /* Less than a tenth of the unit: 0 with the sign of x. */
    if (digits < -exponent - 1) {
        return copysign((Float)0, x);
    }
    count = decimal_fixed(x, (int)digits, true, text, &exponent);
    if (count == 0) {
        return copysign((Float)0, x);
    }
    int scale = exponent - count + 1; /* digits without a point, times 10 to this */
    text[count++] = 'e';
    if (scale < 0) {
        text[count++] = '-';
        scale = -scale;
    }
    /* Four digits of exponent are more than any float needs; leading zeros do no harm. */
    for (int power = 1000; power > 0; power /= 10) {
        text[count++] = (char)('0' + scale / power % 10);
    }
    Float rounded = 0;
    (void)!decimal_parse(text, (size_t)count, &rounded);
    return copysign(rounded, x);
}

/* ---- arithmetic ---- */
/* Python's rules where they differ from C's: signs of remainders and zeros, and errors for what C
 * answers with inf or nan. */

/* The remainder has the sign of the divisor, also when it is 0. */
Float float_modulo(Float x, Float y) {
    Float r = fmod(x, y);
    if (r == 0) {
        return copysign((Float)0, y);
    }
    return (y < 0) != (r < 0) ? r + y : r;
}

/* CPython's algorithm (float_floor_div): from the remainder, since the quotient itself may round up
 * to the next whole number. */
Float float_floor_divide(Float x, Float y) {
    Float r = fmod(x, y), q = (x - r) / y;
    if (r != 0 && (y < 0) != (r < 0)) {
        q -= 1;
    }
    if (q == 0) {
        return copysign((Float)0, x / y);
    }
    Float whole = floor(q);
    return q - whole > (Float)0.5 ? whole + 1 : whole;
}

/* C's pow() with Python's errors; where it would give a complex number, nan. */
Float float_power(Vm *vm, Float x, Float y) {
    if (x == 0 && y < 0 && isfinite(y)) {
        vm_raise_format(vm, &type_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    }
    Float result = pow(x, y);
    if (isinf(result) && isfinite(x) && isfinite(y)) {
        vm_raise_overflow(vm, "(34, 'Numerical result out of range')");
    }
    return result;
}

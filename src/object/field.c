/* SPDX-License-Identifier: MIT */
/* Reading and writing numbers as bytes, one at a time and at any address: the byte order and the
 * size are arguments, so one loop serves them all. */
#include "object/field.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/int.h"
#include "object/sequence.h"

/* 0 for what is no code of a number. n, N and P are words of the machine and have no standard size.
 */
uint8_t field_size(char code, bool native) {
    switch (code) {
    case 'c':
    case '?':
    case 'b':
    case 'B': return 1;
    case 'h':
    case 'H':
    case 'e': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L': return native ? sizeof(long) : 4;
    case 'q':
    case 'Q':
    case 'd': return 8;
    case 'n':
    case 'N':
    case 'P': return native ? sizeof(void *) : 0;
    default: return 0;
    }
}

/* Bytes to a number, whatever the order of the host: no address needs to be aligned. */
uint64_t field_load(Field field, const uint8_t *at) {
    uint64_t bits = 0;
    for (size_t i = 0; i < field.size; i++) {
        bits = bits << 8 | at[field.big ? i : field.size - 1 - i];
    }
    return bits;
}

/* The way back; bits above the field's are dropped. */
void field_store(Field field, uint64_t bits, uint8_t *at) {
    for (size_t i = 0; i < field.size; i++) {
        at[field.big ? field.size - 1 - i : i] = (uint8_t)bits;
        bits >>= 8;
    }
}

/* ---- floats ---- */

enum { DOUBLE_BIAS = 1023, HALF_BIAS = 15, HALF_MANTISSA = 10, DOUBLE_MANTISSA = 52 };

/* The bits of x as a double, by hand: a chip without doubles would need a library for it. */
static uint64_t double_bits(Float x) {
    uint64_t bits = floatbits_of(x);
    if (sizeof(Float) == sizeof(double)) {
        return bits;
    }
    uint64_t sign = bits >> 31 << 63, mantissa = bits & 0x7fffff;
    int exponent = (int)(bits >> 23 & 0xff), more = DOUBLE_BIAS - 127;
    if (exponent == 0xff) {
        more = 0x7ff - 0xff;
    } else if (exponent == 0) {
        if (mantissa == 0) {
            return sign;
        }
        for (exponent = 1; !(mantissa >> 23); exponent--) {
            mantissa <<= 1;
        }
        mantissa &= 0x7fffff;
    }
    return sign | (uint64_t)(exponent + more) << DOUBLE_MANTISSA | mantissa << 29;
}

/* Half precision (IEEE 754 binary16) of the bits of a double: rounded once, half to even. Beyond
 * the largest it is infinity. */
static uint64_t half_of(uint64_t d) {
    uint64_t sign = d >> 63 << 15;
    int exponent = (int)(d >> DOUBLE_MANTISSA & 0x7ff) - DOUBLE_BIAS;
    uint64_t mantissa = d & ((UINT64_C(1) << DOUBLE_MANTISSA) - 1);
    if (exponent > DOUBLE_BIAS) { /* infinity or nan */
        return sign | 0x7c00 | (mantissa ? 0x200 : 0);
    }
    if (exponent > HALF_BIAS) {
        return sign | 0x7c00;
    }
    /* A subnormal has the hidden bit in its mantissa, and loses a bit for each exponent below the
     * least. */
    int drop = DOUBLE_MANTISSA - HALF_MANTISSA;
    uint64_t high = (uint64_t)(exponent + HALF_BIAS) << DOUBLE_MANTISSA;
    if (exponent < 1 - HALF_BIAS) {
        drop += 1 - HALF_BIAS - exponent;
        high = UINT64_C(1) << DOUBLE_MANTISSA;
    }
    if (drop > DOUBLE_MANTISSA + 1) {
        return sign;
    }
    high |= mantissa;
    uint64_t half = high >> drop, rest = high << (64 - drop), tie = UINT64_C(1) << 63;
    /* Rounding up may carry into the exponent, which is as it should be. */
    return sign | (half + (rest > tie || (rest == tie && (half & 1))));
}

/* Exact in single precision: the mantissa is scaled by powers of two, without a library. */
static float single_of_half(unsigned half) {
    int exponent = (int)(half >> HALF_MANTISSA & 0x1f);
    float x = (float)(half & 0x3ff);
    if (exponent == 0x1f) {
        x = x == 0 ? __builtin_inff() : __builtin_nanf("");
    } else {
        x = exponent ? x + 1024 : x;
        for (int i = exponent ? exponent : 1; i != HALF_BIAS + HALF_MANTISSA;) {
            bool low = i < HALF_BIAS + HALF_MANTISSA;
            x *= low ? 0.5f : 2.0f;
            i += low ? 1 : -1;
        }
    }
    return half >> 15 ? -x : x;
}

/* The bits of a float of 8, 4 or 2 bytes; with 32-bit floats a double is rounded. */
static Value get_float(Vm *vm, Field field, uint64_t bits) {
    float single;
    if (field.size == 8) {
        double wide;
        memcpy(&wide, &bits, sizeof wide);
        return float_new(vm, (Float)wide);
    }
    if (field.size == 4) {
        uint32_t low = (uint32_t)bits;
        memcpy(&single, &low, sizeof single);
    } else {
        single = single_of_half((unsigned)bits);
    }
    return float_new(vm, (Float)single);
}

/* Is v a number of which a float can be made? Runs nothing. */
static bool is_number(Vm *vm, Value v) {
    return float_is(object_unwrap(v)) || !value_absent(object_special(vm, v, NAME(__float__))) ||
           sequence_is_index(vm, v);
}

/* FIELD_INFINITE when a finite number became infinite, which then is what was stored. Runs
 * __float__ or __index__. */
static enum FieldFault put_float(Vm *vm, Field field, Value v, uint64_t *bits) {
    if (!is_number(vm, v)) {
        return FIELD_TYPE;
    }
    Float x = object_to_float(vm, v);
    float single = (float)x;
    bool finite = __builtin_isfinite(x), kept = true;
    if (field.size == 8) {
        *bits = double_bits(x);
    } else if (field.size == 4) {
        uint32_t low;
        memcpy(&low, &single, sizeof low);
        *bits = low;
        kept = __builtin_isfinite(single);
    } else {
        *bits = half_of(double_bits(x));
        kept = (*bits & 0x7fff) < 0x7c00;
    }
    return finite && !kept ? FIELD_INFINITE : FIELD_FINE;
}

/* ---- all ---- */

/* Of the numbers that are neither ints nor bytes. */
static bool is_float(char code) {
    return code == 'e' || code == 'f' || code == 'd';
}

/* A number as an object. Reads first, then allocates: `at` may lie in an object that moves. The
 * sign of what has one is moved to the top and back, which fills the bits above. */
Value field_get(Vm *vm, Field field, const uint8_t *at) {
    uint64_t bits = field_load(field, at);
    int unused = (64 - 8 * field.size) & 63;
    if (is_float(field.code)) {
        return get_float(vm, field, bits);
    }
    switch (field.code) {
    case 'c': return bytes_new(vm, at, 1);
    case '?': return value_bool(bits != 0);
    case 'b':
    case 'h':
    case 'i':
    case 'l':
    case 'q':
    case 'n': return int_from_int64(vm, (int64_t)(bits << unused) >> unused);
    default: return int_from_uint64(vm, bits);
    }
}

/* An int of any size, by its magnitude. Two digits of 32 bits are enough for any field; more never
 * fit. *bits is what remains of it, even if it does not fit. Runs __index__. */
static enum FieldFault put_int(Vm *vm, Field field, Value v, uint64_t *bits) {
    if (!sequence_is_index(vm, v)) {
        return FIELD_TYPE;
    }
    IntView view;
    int_view(object_index(vm, v), &view);
    if (view.n > 2) {
        return FIELD_RANGE;
    }
    uint64_t magnitude = 0;
    for (size_t i = view.n; i-- > 0;) {
        magnitude = magnitude << 32 | view.digits[i];
    }
    bool is_signed = field.code >= 'a'; /* the codes of signed numbers are the small letters */
    uint64_t most = UINT64_MAX >> (64 - 8 * field.size + is_signed);
    if (view.negative) {
        most = is_signed ? most + 1 : 0;
    }
    *bits = view.negative ? 0 - magnitude : magnitude;
    return magnitude > most ? FIELD_RANGE : FIELD_FINE;
}

enum FieldFault field_put(Vm *vm, Field field, Value v, uint8_t out[FIELD_MAX]) {
    uint64_t bits = 0;
    enum FieldFault fault = FIELD_FINE;
    if (field.code == 'c') {
        const uint8_t *data;
        size_t n;
        if (!value_is_kind(object_unwrap(v), KIND_BYTES) || !buffer_get(vm, v, &data, &n)) {
            return FIELD_TYPE;
        }
        if (n != 1) {
            return FIELD_RANGE;
        }
        bits = data[0];
    } else if (field.code == '?') {
        bits = object_truth(vm, v);
    } else {
        fault =
            is_float(field.code) ? put_float(vm, field, v, &bits) : put_int(vm, field, v, &bits);
    }
    field_store(field, bits, out);
    return fault;
}

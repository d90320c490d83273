/* SPDX-License-Identifier: MIT */
/* Floats held in the word: the exponents of the middle quarter and both zeros, without loss.
 *
 *     d, the IEEE bits         s eeeeeeee mmmmmmmmmmmmmmmmmmmmmmm    (s 11 x e 52 x m for a double)
 *     x = d rotated left by 1  eeeeeeee mmmmmmmmmmmmmmmmmmmmmmm s    0 and 1 are the two zeros
 *     y = x - K                00eeeeee mmmmmmmmmmmmmmmmmmmmmmm s    K = 011 followed by zeros;
 *                                                                    the zeros stay as they are
 *     word = y << 2 | 2        eeeeee mmmmmmmmmmmmmmmmmmmmmmm s 10
 *
 * A float fits when y needs no more than W - 2 bits and is not 0 or 1, which are the zeros'. That
 * is 4.7e-10 to 8.6e9 for a single, 1.7e-77 to 2.3e77 for a double; the very lowest (2^-31, 2^-255)
 * of each sign would be a zero and does not fit. Invariant: decode(encode(f)) has the bits of f.
 *
 * W is the width of a Float. Where that is wider than a machine word, nothing fits. */
#ifndef TERRARIUM_VALUE_FLOATBITS_H
#define TERRARIUM_VALUE_FLOATBITS_H

#include <stdbool.h>
#include <stdint.h>

#include "value/config.h"

#define FLOATBITS_WIDTH ((int)sizeof(FloatBits) * 8)
#define FLOATBITS_BIAS ((FloatBits)3 << (FLOATBITS_WIDTH - 3))  /* K */
#define FLOATBITS_LIMIT ((FloatBits)1 << (FLOATBITS_WIDTH - 2)) /* y is below it */
#define FLOATBITS_SIGN ((FloatBits)1 << (FLOATBITS_WIDTH - 1))

typedef union {
    Float number;
    FloatBits bits;
} FloatView;

/* The IEEE bits of a float and back. */
static inline FloatBits floatbits_of(Float f) {
    return (FloatView){.number = f}.bits;
}
static inline Float floatbits_to(FloatBits bits) {
    return (FloatView){.bits = bits}.number;
}

/* The word of a float in *word; false, and *word untouched, when it does not fit. On the hot path,
 * and so always inline: 8 instructions to tag on Cortex-M3, 5 to untag. */
__attribute__((always_inline)) static inline bool floatbits_try(Float f, uintptr_t *word) {
    if (sizeof(Float) > sizeof(uintptr_t)) {
        return false;
    }
    FloatBits d = floatbits_of(f);
    FloatBits x = d << 1 | d >> (FLOATBITS_WIDTH - 1);
    FloatBits less = x - FLOATBITS_BIAS - 2; /* y - 2: one comparison excludes 0 and 1 as well */
    if (__builtin_expect(less >= FLOATBITS_LIMIT - 2, 0)) {
        if (x > 1) {
            return false;
        }
        less = x - 2;
    }
    *word = (uintptr_t)(FloatBits)((less << 2) + (2 << 2 | 2));
    return true;
}

static inline bool floatbits_fits(Float f) {
    uintptr_t word;
    return floatbits_try(f, &word);
}

/* The word of a float that fits. */
static inline uintptr_t floatbits_encode(Float f) {
    uintptr_t word = 0;
    (void)floatbits_try(f, &word);
    return word;
}

/* The float of a word that floatbits_try() made. */
__attribute__((always_inline)) static inline Float floatbits_decode(uintptr_t word) {
    FloatBits y = (FloatBits)word >> 2;
    FloatBits x = y <= 1 ? y : y + FLOATBITS_BIAS;
    return floatbits_to(x >> 1 | x << (FLOATBITS_WIDTH - 1));
}

#endif

/* SPDX-License-Identifier: MIT */
/* What sinf, cosf and tanf of the libc ask for beyond pi / 4: the rest of an angle and its quarter
 * turn. Stands before picolibc's own function of this name, which takes 2.8 KB for the same
 * answers.
 *
 * After M. Payne and R. Hanek, Radian Reduction for Trigonometric Functions (1983): of x * (2 / pi)
 * only what lies below 4 counts, so the bits of 2 / pi before that are passed over. x is a whole
 * number of 24 bits times 2^e. */
#include <math.h>
#include <stdint.h>
#include <string.h>

int32_t __rem_pio2f(float x, float *rest);

/* Bits of 2 / pi, 32 of zero before them for angles below 1. */
static const uint32_t two_over_pi[] = {0,          0xA2F9836E, 0x4E441529, 0xFC2757D1,
                                       0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB};

/* The quarter turn nearest to x (its two lowest bits count), and x less that, right to 2 units in
 * the last place: rest[0], within pi / 4 of 0; rest[1] is 0. Infinities and NaN give NaN. */
__attribute__((used)) int32_t __rem_pio2f(float x, float *rest) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    unsigned exponent = bits >> 23 & 0xff;
    rest[1] = 0;
    if (exponent == 0xff) {
        rest[0] = x - x;
        return 0;
    }
    /* x = mantissa * 2^(exponent - 150): the bit of 2 / pi that gives 2 is the first one needed. */
    uint32_t mantissa = (bits & 0x7fffff) | 0x800000;
    unsigned first = exponent - 150 - 2 + 32, shift = first % 32;
    const uint32_t *word = two_over_pi + first / 32;
    uint64_t high = (uint64_t)word[0] << 32 | word[1], low = (uint64_t)word[2] << 32 | word[3];
    if (shift != 0) {
        high = high << shift | low >> (64 - shift);
        low <<= shift;
    }
    /* Quarter turns, of which the whole ones are the two highest bits. */
    uint64_t turns = mantissa * high + (mantissa * (low >> 32) >> 32);
    uint64_t whole = turns + ((uint64_t)1 << 61);
    int64_t part = (int64_t)(turns - (whole >> 62 << 62));
    float angle = (float)part * 3.40612158e-19f; /* pi / 2 * 2^-62 */
    int32_t quarter = (int32_t)(whole >> 62);
    rest[0] = bits >> 31 ? -angle : angle;
    return bits >> 31 ? -quarter : quarter;
}

/* SPDX-License-Identifier: MIT */
/* Functions of math.h that are seldom called, in a fifth of the flash that picolibc's take, which
 * they stand before. Where the result is not the small difference of larger ones they are right to
 * 8e-7 of it, six digits; mostly to 3e-7: the floats of a board have two bits less than a float of
 * C. Nothing is done for errno, which nobody looks at. And what else of libgcc takes more than it
 * need. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define REPLACES __attribute__((used))

/* ---- by the identities that lose nothing ---- */

/* 1 - x and 1 + x are exact where the root is small: near 1 nothing is lost. */
REPLACES float acosf(float x) {
    return atan2f(sqrtf((1 - x) * (1 + x)), x);
}

REPLACES float asinf(float x) {
    return atan2f(x, sqrtf((1 - x) * (1 + x)));
}

/* What 1 + x and expf(x) round away comes back by the same error below the line: W. Kahan, in the
 * HP-15C's manual. */
REPLACES float log1pf(float x) {
    float u = 1 + x;
    return u == 1 || !isfinite(u) ? (u == 1 ? x : u) : logf(u) * x / (u - 1);
}

REPLACES float expm1f(float x) {
    float u = expf(x);
    return u == 1 ? x : u == 0 || !isfinite(u) ? u - 1 : (u - 1) * (x / logf(u));
}

REPLACES float tanf(float x) {
    return sinf(x) / cosf(x);
}

/* ---- hyperbolic functions ---- */

/* exp(x) / 2 for what exp() may be infinite of. */
static float half_exp(float x) {
    float root = expf(x / 2);
    return root / 2 * root;
}

/* By expm1(), which is exact for small numbers; beyond 88 that is infinite before sinh() is. */
REPLACES float sinhf(float x) {
    float size = fabsf(x), u = expm1f(size);
    return copysignf(size > 88 ? half_exp(size) : (u + u / (u + 1)) / 2, x);
}

REPLACES float coshf(float x) {
    float half = half_exp(fabsf(x));
    return half + 0.25f / half;
}

REPLACES float tanhf(float x) {
    float u = expm1f(-2 * fabsf(x));
    return copysignf(u / (u + 2), x);
}

/* Beyond 1e9 the 1 under the root counts for nothing, and the square may be infinite. */
static float log_of_twice(float x) {
    return logf(x) + 0.693147181f;
}

/* x + sqrt(x * x + 1) - 1, written so that no small difference of large numbers is in it. */
REPLACES float asinhf(float x) {
    float size = fabsf(x), square = size * size;
    return copysignf(
        size > 1e9f ? log_of_twice(size) : log1pf(size + square / (1 + sqrtf(square + 1))), x);
}

REPLACES float acoshf(float x) {
    float more = x - 1;
    return x > 1e9f ? log_of_twice(x) : log1pf(more + sqrtf(more * (x + 1)));
}

REPLACES float atanhf(float x) {
    float size = fabsf(x);
    return copysignf(log1pf(2 * size / (1 - size)) / 2, x);
}

/* ---- the error function ---- */

/* exp(-x * x), the square in two parts, of which the first is exact. */
static float bell(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    bits &= 0xfffff000;
    float high;
    memcpy(&high, &bits, sizeof bits);
    return expf(-high * high) * expf((high - x) * (high + x));
}

/* erfc(x) for x of 1 and more: Abramowitz and Stegun 7.1.14, from the inside out. */
static float tail(float x) {
    float fraction = x;
    if (x > 11) {
        return 0;
    }
    for (int k = 70; k > 0; k--) {
        fraction = x + (float)k * 0.5f / fraction;
    }
    return bell(x) / (fraction * 1.77245385f);
}

/* Below 1: Abramowitz and Stegun 7.1.5, from the smallest term. */
REPLACES float erff(float x) {
    float size = fabsf(x);
    if (size >= 1) {
        return copysignf(1 - tail(size), x);
    }
    float sum = 0;
    for (int k = 11; k >= 0; k--) {
        sum = 1 / ((float)k * 2 + 1) - sum * x * x / ((float)k + 1);
    }
    return sum * x * 1.12837917f;
}

/* Below 1 the difference loses a digit at most. */
REPLACES float erfcf(float x) {
    return x >= 1 ? tail(x) : 1 - erff(x);
}

/* ---- the gamma function ---- */

/* log(gamma(1 + z)) for z within 0.5 of 0: Abramowitz and Stegun 6.1.33, (-1)^k (zeta(k) - 1) / k
 * from k = 2 on. */
static float near_one(float z) {
    static const float terms[] = {0.32246703f,      -0.0673523011f,   0.0205808084f,
                                  -0.00738555103f,  0.00289051033f,   -0.00119275391f,
                                  0.000509669525f,  -0.000223154758f, 9.94575128e-05f,
                                  -4.49262367e-05f, 2.05072128e-05f};
    float sum = 0;
    for (int k = (int)(sizeof terms / sizeof terms[0]) - 1; k >= 0; k--) {
        sum = (sum + terms[k]) * z;
    }
    return (sum + 0.422784335f) * z - log1pf(z);
}

/* sin(pi * x), from what x is beyond a whole number, which is exact. */
static float sine_of_turns(float x) {
    float whole = floorf(x + 0.5f), sine = sinf(3.14159265f * (x - whole));
    return floorf(whole / 2) * 2 == whole ? sine : -sine;
}

/* Brings x from 1.5 up to 0.5 .. 1.5: what gamma() of the rest is to be multiplied by. */
static float factors(float *x) {
    float product = 1;
    while (*x > 1.5f) {
        *x -= 1;
        product *= *x;
    }
    return product;
}

/* log(|gamma(x)|). Large numbers by Stirling's series; for those below 0, gamma(x) * gamma(1 - x) *
 * sin(pi * x) = pi. */
REPLACES float lgammaf(float x) {
    if (isinf(x)) {
        return INFINITY;
    }
    if (x < 0) {
        return logf(3.14159265f / fabsf(sine_of_turns(x))) - lgammaf(1 - x);
    }
    if (x < 0.5f) {
        return near_one(x) - logf(x);
    }
    if (x > 8) {
        float inverse = 1 / x;
        return (x - 0.5f) * (logf(x) - 1) + 0.418938533f + inverse / 12 -
               inverse * inverse * inverse / 360;
    }
    float product = factors(&x);
    return near_one(x - 1) + logf(product);
}

/* Beyond 36 it is infinite. NaN for whole numbers below 0. */
REPLACES float tgammaf(float x) {
    if (x < 0) {
        return x == floorf(x) ? NAN : 3.14159265f / (sine_of_turns(x) * tgammaf(1 - x));
    }
    if (x > 36) {
        return INFINITY;
    }
    if (x < 0.5f) {
        return expf(near_one(x)) / x;
    }
    float product = factors(&x);
    return product * expf(near_one(x - 1));
}

/* ---- words of 64 bits to a float ---- */

#ifdef __ARM_ARCH_6M__
float __aeabi_ul2f(uint64_t n);
float __aeabi_l2f(int64_t n);

/* libgcc's go by way of double, which nothing else here needs. What is shifted out stays as the
 * last bit, so that the sum of both roundings is one. */
REPLACES float __aeabi_ul2f(uint64_t n) {
    uint32_t exponent = 127;
    while (n >> 32 != 0) {
        n = n >> 1 | (n & 1);
        exponent++;
    }
    uint32_t bits = exponent << 23;
    float scale;
    memcpy(&scale, &bits, sizeof scale);
    return (float)(uint32_t)n * scale;
}

REPLACES float __aeabi_l2f(int64_t n) {
    return n < 0 ? -__aeabi_ul2f(-(uint64_t)n) : __aeabi_ul2f((uint64_t)n);
}
#endif

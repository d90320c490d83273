/* SPDX-License-Identifier: MIT */
/* What a build decides about values. Every option can be set with -D; nothing else in src/value
 * asks the platform. */
#ifndef TERRARIUM_VALUE_CONFIG_H
#define TERRARIUM_VALUE_CONFIG_H

#include <stdint.h>

/* TERRARIUM_FLOAT64: a Python float is an IEEE double (1) or a single (0).
 * Cost: a double needs a 64-bit word to be held in it; elsewhere each one is boxed.
 * Default: 1 where a word has 64 bits. */
#ifndef TERRARIUM_FLOAT64
#define TERRARIUM_FLOAT64 (UINTPTR_MAX > 0xffffffff)
#endif

#if TERRARIUM_FLOAT64
typedef double Float;
typedef uint64_t FloatBits;
#else
typedef float Float;
typedef uint32_t FloatBits;
#endif

/* The mantissa with its hidden bit, and the power of two of the last bit of a subnormal. */
enum {
    FLOAT_MANTISSA_BITS = TERRARIUM_FLOAT64 ? 53 : 24,
    FLOAT_LAST_EXPONENT = TERRARIUM_FLOAT64 ? -1074 : -149
};

#endif

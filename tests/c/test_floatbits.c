/* SPDX-License-Identifier: MIT */
/* src/value/floatbits.h against its definition, spelled out anew: every bit pattern of a single,
 * and for a double (or with TEST_ROUNDS set) random ones and all exponents with the edges of their
 * mantissas. */
#include "value/floatbits.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static const int width = FLOATBITS_WIDTH;
static long failures;

/* True if this pattern is treated as the definition says. Without branches, for speed. */
static inline bool holds(FloatBits d) {
    Float f = floatbits_to(d);
    FloatBits x = (d << 1) | (d >> (width - 1));
    FloatBits k = (FloatBits)(width == 32 ? 0x60000000u : 0x6000000000000000u);
    FloatBits y = x <= 1 ? x : x - k;
    bool zero = x <= 1;
    bool fits = zero | ((y >= 2) & (y < (FloatBits)1 << (width - 2)));
    fits &= sizeof(Float) <= sizeof(uintptr_t);
    uintptr_t word = 0xbad;
    bool tried = floatbits_try(f, &word);
    uintptr_t want = fits ? (uintptr_t)(FloatBits)(y << 2 | 2) : 0xbad;
    bool back = (floatbits_of(floatbits_decode(word)) == d) | !fits;
    return (tried == fits) & (word == want) & back;
}

static void check(FloatBits d) {
    Float f = floatbits_to(d);
    uintptr_t word = 0;
    bool tried = floatbits_try(f, &word);
    bool agree = floatbits_fits(f) == tried && floatbits_encode(f) == word;
    if (!(holds(d) && agree) && failures++ < 10) {
        printf("FAILED: bits %" PRIx64 "\n", (uint64_t)d);
    }
}

static void test_all(void) {
    uint32_t d = 0;
    do {
        bool good = true;
        for (uint32_t i = 0; i < 1u << 16; i++) {
            good &= holds((FloatBits)(d + i));
        }
        for (uint32_t i = 0; !good && i < 1u << 16; i++) {
            check((FloatBits)(d + i));
        }
        d += 1u << 16;
    } while (d != 0);
}

static void test_some(void) {
    uint64_t random = 88172645463325252u;
    for (long i = 0; i < 2000000; i++) {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        check((FloatBits)random);
    }
    for (FloatBits exponent = 0; exponent < 4096; exponent++) { /* with the sign */
        FloatBits d = exponent << (width - 12);
        for (FloatBits i = 0; i < 64; i++) {
            check(d + i);
            check(d - i);
        }
    }
}

int main(void) {
    test_some();
    if (width == 32 && getenv("TEST_ROUNDS") == NULL) {
        test_all();
    }
    uintptr_t zero = 0, minus = 0;
    bool both = floatbits_try((Float)0.0, &zero) && floatbits_try((Float)-0.0, &minus);
    if (sizeof(Float) <= sizeof(uintptr_t) && (!both || zero != 2 || minus != 6)) {
        printf("FAILED: the words of the zeros\n");
        failures++;
    }
    printf(failures == 0 ? "ok\n" : "%ld failures\n", failures);
    return failures != 0;
}

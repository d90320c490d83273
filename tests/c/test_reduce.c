/* SPDX-License-Identifier: MIT */
/* The quarter turns of angles (src/port/firmware/reduce.c) beside sin and cos of double, for angles
 * of every size: all exponents of a float, and the floats nearest to multiples of pi / 2. */
#include <stdio.h>

#include "../../src/port/firmware/reduce.c"

/* By the quarter turn: sin, cos, -sin, -cos of the rest, in double, so that the rest alone is to
 * blame for an error. */
static float sine(float x) {
    float rest[2];
    int32_t quarter = __rem_pio2f(x, rest) & 3;
    double value = quarter & 1 ? cos(rest[0]) : sin(rest[0]);
    return (float)(quarter & 2 ? -value : value);
}

/* Two units in the last place are allowed. */
static int wrong(float x) {
    double expected = sin((double)x), got = sine(x);
    if (fabs(got - expected) <= 2e-7 * fabs(expected)) {
        return 0;
    }
    printf("sin(%.9g) is %.9g, not %.9g\n", (double)x, got, expected);
    return 1;
}

int main(void) {
    int faults = 0;
    uint32_t seed = 1;
    for (uint32_t exponent = 126; exponent < 255; exponent++) {
        for (int i = 0; i < 2000; i++) {
            seed = seed * 1664525 + 1013904223;
            uint32_t bits = (seed & 0x80000000) | exponent << 23 | (seed >> 8 & 0x7fffff);
            float x;
            memcpy(&x, &bits, sizeof x);
            faults += wrong(x);
        }
    }
    for (int n = 1; n < 100000; n++) {
        faults += wrong((float)(n * 1.5707963267948966)) + wrong((float)(n * -1.5707963267948966));
    }
    float rest[2];
    __rem_pio2f(INFINITY, rest);
    faults += !isnan(rest[0]);
    printf("%d faults\n", faults);
    return faults != 0;
}

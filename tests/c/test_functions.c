/* SPDX-License-Identifier: MIT */
/* The functions of math.h that boards have of their own (src/port/firmware/functions.c) beside
 * those of double: over ranges that hold every case of theirs, and at the values where they have no
 * ordinary result. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define acosf board_acosf
#define asinf board_asinf
#define log1pf board_log1pf
#define expm1f board_expm1f
#define tanf board_tanf
#define sinhf board_sinhf
#define coshf board_coshf
#define tanhf board_tanhf
#define asinhf board_asinhf
#define acoshf board_acoshf
#define atanhf board_atanhf
#define erff board_erff
#define erfcf board_erfcf
#define lgammaf board_lgammaf
#define tgammaf board_tgammaf
#include "../../src/port/firmware/functions.c"

static const struct {
    const char *name;
    float (*function)(float);
    double (*expected)(double);
    float from, to; /* both above 0: steps grow with x */
    double error;   /* relative */
} ranges[] = {
    {"acos",   acosf,   acos,   -1,      1,      3e-7},
    {"asin",   asinf,   asin,   -1,      1,      3e-7},
    {"asin",   asinf,   asin,   1e-30f,  1,      3e-7},
    {"log1p",  log1pf,  log1p,  -0.999f, 1,      3e-7},
    {"log1p",  log1pf,  log1p,  1e-30f,  1e30f,  3e-7},
    {"expm1",  expm1f,  expm1,  -20,     20,     3e-7},
    {"expm1",  expm1f,  expm1,  1e-30f,  88,     3e-7},
    {"erf",    erff,    erf,    -6,      6,      3e-7},
    {"erf",    erff,    erf,    1e-30f,  1,      3e-7},
    {"erfc",   erfcf,   erfc,   -6,      9,      1e-6},
    {"lgamma", lgammaf, lgamma, 0.01f,   3,      1e-6},
    {"lgamma", lgammaf, lgamma, 1e-30f,  1e30f,  1e-6},
    {"lgamma", lgammaf, lgamma, -1.9f,   -0.01f, 1e-6},
    {"gamma",  tgammaf, tgamma, -5.5f,   -0.01f, 1e-6},
    {"gamma",  tgammaf, tgamma, 0.01f,   35,     1e-6},
};

/* At 20001 places of a row of the table: 0, or 1 and a line about the first that is wrong. */
static int check_range(size_t row) {
    const float from = ranges[row].from, to = ranges[row].to;
    for (int i = 0; i <= 20000; i++) {
        double share = i / 20000.0;
        float x = (float)(from > 0 ? from * pow((double)to / from, share)
                                   : from + ((double)to - from) * share);
        double expected = ranges[row].expected(x), got = ranges[row].function(x);
        if (!isinf(expected) && !(fabs(got - expected) <= ranges[row].error * fabs(expected))) {
            printf("%s(%.9g) is %.9g, not %.9g\n", ranges[row].name, (double)x, got, expected);
            return 1;
        }
    }
    return 0;
}

/* Equal, sign of a zero included; NaN if that is expected. */
static int check_value(const char *what, float got, float expected) {
    if (isnan(expected) ? isnan(got) : got == expected && signbit(got) == signbit(expected)) {
        return 0;
    }
    printf("%s is %.9g, not %.9g\n", what, (double)got, (double)expected);
    return 1;
}

/* The call is its own name in what is printed. */
#define CHECK(call, expected) faults += check_value(#call, call, expected)

int main(void) {
    int faults = 0;
    for (size_t row = 0; row < sizeof ranges / sizeof ranges[0]; row++) {
        faults += check_range(row);
    }
    CHECK(acosf(1), 0);
    CHECK(acosf(1.5f), NAN);
    CHECK(asinf(-0.0f), -0.0f);
    CHECK(asinf(-2), NAN);
    CHECK(log1pf(-0.0f), -0.0f);
    CHECK(log1pf(-1), -INFINITY);
    CHECK(log1pf(-2), NAN);
    CHECK(log1pf(INFINITY), INFINITY);
    CHECK(expm1f(-0.0f), -0.0f);
    CHECK(expm1f(-INFINITY), -1);
    CHECK(expm1f(100), INFINITY);
    CHECK(expm1f(NAN), NAN);
    CHECK(tanf(-0.0f), -0.0f);
    CHECK(tanf(INFINITY), NAN);
    CHECK(sinhf(-0.0f), -0.0f);
    CHECK(sinhf(-INFINITY), -INFINITY);
    CHECK(sinhf(90), INFINITY);
    CHECK(coshf(0), 1);
    CHECK(coshf(-INFINITY), INFINITY);
    CHECK(coshf(90), INFINITY);
    CHECK(tanhf(-0.0f), -0.0f);
    CHECK(tanhf(-INFINITY), -1);
    CHECK(asinhf(-0.0f), -0.0f);
    CHECK(asinhf(-INFINITY), -INFINITY);
    CHECK(acoshf(1), 0);
    CHECK(acoshf(0.5f), NAN);
    CHECK(acoshf(INFINITY), INFINITY);
    CHECK(atanhf(-0.0f), -0.0f);
    CHECK(atanhf(1), INFINITY);
    CHECK(atanhf(2), NAN);
    CHECK(erff(-0.0f), -0.0f);
    CHECK(erff(-INFINITY), -1);
    CHECK(erfcf(INFINITY), 0);
    CHECK(erfcf(-INFINITY), 2);
    CHECK(erfcf(NAN), NAN);
    CHECK(lgammaf(1), 0);
    CHECK(lgammaf(2), 0);
    CHECK(lgammaf(-INFINITY), INFINITY);
    CHECK(lgammaf(NAN), NAN);
    CHECK(tgammaf(5), 24);
    CHECK(tgammaf(11), 3628800);
    CHECK(tgammaf(40), INFINITY);
    CHECK(tgammaf(-3), NAN);
    CHECK(tgammaf(-INFINITY), NAN);
    printf("%d faults\n", faults);
    return faults != 0;
}

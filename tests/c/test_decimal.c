/* SPDX-License-Identifier: MIT */
/* src/value/decimal.c against the C library, whose strtod, strtof and snprintf of glibc are exact:
 * random floats, every exponent with the edges of its mantissa, powers of ten, exact halfway points
 * written out in full, and the texts that CPython prints. Tests the Float of the build, so it is
 * worth building with -DTERRARIUM_FLOAT64=0 and =1. TEST_ROUNDS sets the rounds. */
#include "value/decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value/floatbits.h"

enum { TEXT = 2400, FAILURES_SHOWN = 20 };

static uint64_t random_state = 88172645463325252u;
static int failures;

static uint64_t random64(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static void compare(const char *what, Float x, const char *got, size_t length, const char *want) {
    if ((strlen(want) != length || memcmp(got, want, length) != 0) && failures++ < FAILURES_SHOWN) {
        printf("FAILED: %s of %a: got %.*s, want %s\n", what, (double)x, (int)length, got, want);
    }
}

static Float oracle_read(const char *text) {
    return TERRARIUM_FLOAT64 ? (Float)strtod(text, NULL) : (Float)strtof(text, NULL);
}

/* A float of any bits, without its sign; finite. */
static Float random_float(void) {
    Float x;
    do {
        x = floatbits_to((FloatBits)random64() & ~FLOATBITS_SIGN);
    } while (!isfinite(x));
    return x;
}

static void check_parse(const char *text) {
    Float got = 42, want = oracle_read(text);
    bool good = decimal_parse(text, strlen(text), &got);
    if ((!good || floatbits_of(got) != floatbits_of(want)) && failures++ < FAILURES_SHOWN) {
        printf("FAILED: parse of %.60s...: got %d %a, want %a\n", text, good, (double)got,
               (double)want);
    }
}

/* Adds one unit to the last digit of d.ddde+xx. */
static void increment(char *text) {
    char *p = strchr(text, 'e') - 1;
    for (; p >= text && (*p == '9' || *p == '.'); p--) {
        if (*p == '9') {
            *p = '0';
        }
    }
    if (p >= text) {
        ++*p;
    } /* 9.99 cannot be the nearest below a power of two that does not read back */
}

/* The shortest text that reads back, found by trying; d.ddde+xx without zeros at its end. */
static void oracle_shortest(Float x, char *text) {
    for (int n = 0;; n++) {
        sprintf(text, "%.*e", n, (double)x);
        if (oracle_read(text) == x) {
            return;
        }
        increment(
            text); /* at a power of two the next above may read back when the nearest does not */
        if (oracle_read(text) == x) {
            return;
        }
    }
}

static void check_shortest(Float x) {
    char want[64], digits[DECIMAL_SHORTEST_ROOM + 1], got[64];
    int exponent, length = decimal_shortest(x, digits, &exponent);
    oracle_shortest(x, want);
    int size = sprintf(got, "%c%s%.*se%c%02d", digits[0], length > 1 ? "." : "", length - 1,
                       digits + 1, exponent < 0 ? '-' : '+', abs(exponent));
    compare("shortest", x, got, (size_t)size, want);
    char text[DECIMAL_REPR_ROOM];
    Float back = 0;
    size_t used = decimal_repr(x, text);
    if ((used > sizeof text || !decimal_parse(text, used, &back) || back != x) &&
        failures++ < FAILURES_SHOWN) {
        printf("FAILED: repr of %a does not read back: %.*s\n", (double)x, (int)used, text);
    }
}

static void check_format(Float x, char type, int precision, bool alternate) {
    char pattern[] = "%#.*f", want[TEXT], got[TEXT];
    pattern[4] = type;
    if (!alternate) {
        memmove(pattern + 1, pattern + 2, 4);
    }
    snprintf(want, sizeof want, pattern, precision, (double)x);
    size_t room = decimal_format(x, type, precision, alternate, got, 0);
    memset(got, '?', sizeof got);
    size_t size = decimal_format(x, type, precision, alternate, got, room);
    if ((size > room || (room < TEXT && got[room] != '?')) && failures++ < FAILURES_SHOWN) {
        printf("FAILED: format of %a needs more than its room\n", (double)x);
    }
    compare(pattern, x, got, size, want);
}

static void check_float(Float x) {
    static const char types[] = "eEfFgG";
    check_shortest(x);
    bool alternate = random64() % 2;
    for (int i = 0; i < 6; i += 2) {
        check_format(x, types[i + (int)(random64() % 2)], (int)(random64() % 22), alternate);
    }
    char text[TEXT];
    sprintf(text, "%.*e", (int)(random64() % 24), (double)x);
    check_parse(text);
}

/* The point halfway from x to the next float in full, and texts just above and below it. */
static void check_halfway(Float x) {
    static char text[TEXT + 2000];
    long double half = ((long double)x + (long double)nextafterl(x, 0)) / 2;
    FloatBits next = floatbits_of(x) + 1;
    if (isfinite(floatbits_to(next))) {
        half = ((long double)x + (long double)floatbits_to(next)) / 2;
    }
    int length = sprintf(text, "%.*Le", (int)(random64() % 2) * 400 + 800, half);
    check_parse(text);
    char *mantissa_end = strchr(text, 'e');
    memmove(mantissa_end + 1, mantissa_end, (size_t)(text + length - mantissa_end) + 1);
    *mantissa_end = '1'; /* a little more */
    check_parse(text);
    memmove(mantissa_end, mantissa_end + 1, strlen(mantissa_end));
    char *last = mantissa_end - 1;
    while (*last == '0') {
        *last-- = '9';
    }
    if (*last != '.') {
        --*last; /* a little less */
    }
    check_parse(text);
    if (half < 1e300L && half > 1e-30L) {
        sprintf(text, "%.1200Lf", half);
        check_parse(text);
    }
}

static void test_exponents(void) {
    FloatBits hidden = (FloatBits)1 << (FLOAT_MANTISSA_BITS - 1);
    FloatBits infinity = floatbits_of((Float)INFINITY);
    for (FloatBits bits = 0; bits < infinity; bits += hidden) {
        FloatBits around[] = {bits,
                              bits + 1,
                              bits + 2,
                              bits + hidden / 2,
                              bits + hidden - 1,
                              bits + ((FloatBits)random64() & (hidden - 1))};
        for (int i = 0; i < 6; i++) {
            Float x = floatbits_to(around[i]);
            check_float(x);
            check_halfway(x);
        }
    }
    for (FloatBits bits = 1; bits < hidden; bits *= 2) { /* subnormals */
        check_float(floatbits_to(bits));
        check_halfway(floatbits_to(bits));
        check_float(floatbits_to(bits | (bits >> 1)));
    }
}

static void test_powers_of_ten(void) {
    char text[64];
    for (int power = -350; power < 330; power++) {
        for (int digit = 1; digit < 10; digit++) {
            sprintf(text, "%de%d", digit, power);
            check_parse(text);
            Float x = oracle_read(text);
            if (isfinite(x)) {
                check_float(x);
            }
        }
        sprintf(text, "9007199254740993e%d", power);
        check_parse(text);
        sprintf(text, "16777217e%d", power);
        check_parse(text);
        sprintf(text, "99999999999999999999999999999e%d", power);
        check_parse(text);
        sprintf(text, "0.000000000000000000000000000000000000012345e%d", power);
        check_parse(text);
    }
}

/* Ties of short numbers, which round to even. */
static void test_ties(void) {
    for (int i = 0; i < 4000; i++) {
        Float x = (Float)i / 32;
        for (int precision = 0; precision < 6; precision++) {
            check_format(x, 'f', precision, false);
            check_format(x, 'e', precision, false);
            check_format(x, 'g', precision, false);
        }
    }
    static const int precisions[] = {0, 1, 5, 16, 17, 18, 20, 52, 100, 330, 770, 1100, 1500};
    static const Float numbers[] = {0, 1, (Float)0.1, (Float)1e10, (Float)9.5, (Float)99.5};
    Float extremes[] = {floatbits_to(1), floatbits_to(floatbits_of((Float)INFINITY) - 1)};
    for (int i = 0; i < 13; i++) {
        for (int j = 0; j < 8; j++) {
            Float x = j < 6 ? numbers[j] : extremes[j - 6];
            check_format(x, 'e', precisions[i], false);
            check_format(x, 'f', precisions[i], true);
            check_format(x, 'g', precisions[i], false);
            check_format(x, 'g', precisions[i], true);
        }
    }
}

/* What CPython prints where C has no such format. */
static void test_python(void) {
    static const struct {
        double number;
        const char *want;
    } reprs[] = {
        {0.0,       "0.0"               },
        {-0.0,      "-0.0"              },
        {1.0,       "1.0"               },
        {1.5,       "1.5"               },
        {-2.0,      "-2.0"              },
        {1e15,      "1000000000000000.0"},
        {1e16,      "1e+16"             },
        {0.0001,    "0.0001"            },
        {0.00001,   "1e-05"             },
        {1.5e-5,    "1.5e-05"           },
        {INFINITY,  "inf"               },
        {-INFINITY, "-inf"              },
        {NAN,       "nan"               },
        {123456.0,  "123456.0"          },
        {1.25e20,   "1.25e+20"          },
        {-NAN,      "nan"               },
        {8388608.0, "8388608.0"         },
        {0.1,       "0.1"               },
        {1e22,      "1e+22"             },
    };
    char text[TEXT];
    for (size_t i = 0; i < sizeof reprs / sizeof *reprs; i++) {
        Float x = (Float)reprs[i].number;
        compare("repr", x, text, decimal_repr(x, text), reprs[i].want);
    }
    static const struct {
        double number;
        char type;
        int precision;
        bool alternate;
        const char *want;
    } formats[] = {
        {0.5,        '%', -1,   false, "50.000000%"  },
        {1,          '%', 0,    true,  "100.%"       },
        {INFINITY,   '%', 2,    false, "inf%"        },
        {NAN,        'F', 2,    false, "NAN"         },
        {-INFINITY,  'g', 2,    true,  "inf"         },
        {-1.5,       'f', 1,    false, "1.5"         },
        {123,        0,   3,    false, "1.23e+02"    },
        {100,        0,   5,    false, "100.0"       },
        {1,          0,   3,    true,  "1.00"        },
        {1e22,       0,   3,    true,  "1.00e+22"    },
        {1e22,       0,   3,    false, "1e+22"       },
        {0,          0,   3,    false, "0.0"         },
        {0,          0,   1,    false, "0e+00"       },
        {12.5,       'E', -1,   false, "1.250000E+01"},
        {0.5,        'g', 5000, false, "0.5"         },
        {0,          '%', 0,    false, "0%"          },
        {1.0 / 1024, 0,   4,    false, "0.0009766"   },
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        Float x = (Float)formats[i].number;
        size_t size = decimal_format(x, formats[i].type, formats[i].precision, formats[i].alternate,
                                     text, sizeof text);
        compare("format", x, text, size, formats[i].want);
    }
}

static void test_grammar(void) {
    static const char *const good[] = {"0",
                                       "-0",
                                       "+1",
                                       "1.",
                                       ".5",
                                       "-.5e3",
                                       "1e5",
                                       "1E+05",
                                       "1.e-5",
                                       "inf",
                                       "-InF",
                                       "+Infinity",
                                       "000",
                                       "0.0",
                                       "00012.50",
                                       "0e999999999999999999999",
                                       "1e99999999999999999999",
                                       "1e-99999999999999999999",
                                       "-1e-400",
                                       "1e0000000000000000000005",
                                       "4.9406564584124654e-324",
                                       "2.4703282292062327e-324",
                                       "2.4703282292062328e-324",
                                       "1.7976931348623158e308",
                                       "1.7976931348623159e308",
                                       "3.4028235677973366e38",
                                       "3.4028235677973365e38",
                                       "7.006492321624085e-46",
                                       "7.006492321624086e-46",
                                       "123456789012345678901234567890",
                                       "0.1",
                                       "0.3",
                                       "2.2250738585072011e-308"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        check_parse(good[i]);
    }
    static const char *const bad[] = {
        "",     "-",       "+",         ".",   "-.",    "e5",     ".e5",  "1e",
        "1e+",  "1e-",     "1.2.3",     "1 ",  " 1",    "1_0",    "0x10", "in",
        "infi", "nana",    "--1",       "+-1", "1e5.0", "1e5e5",  "1f",   "na",
        "1..",  "infinit", "infinityy", "1-",  "\xb2",  "1e\xb2", "1,5"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Float x;
        if (decimal_parse(bad[i], strlen(bad[i]), &x) && failures++ < FAILURES_SHOWN) {
            printf("FAILED: \"%s\" is taken for a number\n", bad[i]);
        }
    }
    Float x = 0;
    if (!decimal_parse("-NaN", 4, &x) || x == x) {
        printf("FAILED: nan is not read\n");
        failures++;
    }
    static char text[20000]; /* zeros that an exponent takes back, and dust far away */
    memset(text, '0', sizeof text);
    text[1] = '.';
    strcpy(text + 15000, "125e15001");
    check_parse(text);
    memset(text, '0', sizeof text);
    text[0] = '1';
    strcpy(text + 15000, "e-14990");
    check_parse(text);
    memset(text, '0', sizeof text);
    memcpy(text, "9007199254740993.", 17);
    text[17000] = 0;
    check_parse(text);
    text[16999] = '1';
    check_parse(text);
    memcpy(text, "0000000016777217.", 17);
    check_parse(text);
    text[16999] = '0';
    check_parse(text);
}

static void test_random_texts(void) {
    char text[64];
    int length = 1 + (int)(random64() % 40), point = (int)(random64() % 42);
    char *p = text;
    for (int i = 0; i < length; i++) {
        if (i == point) {
            *p++ = '.';
        }
        *p++ = (char)('0' + random64() % 10);
    }
    *p = 0;
    if (random64() % 4 != 0) {
        int range = random64() % 2 ? 30 : 360;
        sprintf(p, "e%d", (int)(random64() % (unsigned)(2 * range)) - range);
    }
    check_parse(text);
}

int main(void) {
    const char *setting = getenv("TEST_ROUNDS");
    long rounds = setting != NULL ? atol(setting) : 50000;
    test_python();
    test_grammar();
    test_ties();
    test_exponents();
    test_powers_of_ten();
    for (long round = 0; round < rounds; round++) {
        check_float(random_float());
        check_float((Float)(random64() >> (random64() % 64)) / (Float)(random64() % 1000 + 1));
        test_random_texts();
        if (round % 16 == 0) {
            check_halfway(random_float());
        }
    }
    printf(failures == 0 ? "ok\n" : "%d failures\n", failures);
    return failures != 0;
}

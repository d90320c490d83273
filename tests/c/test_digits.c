/* SPDX-License-Identifier: MIT */
/* src/value/digits.c against 64-bit (and, where the compiler has it, 128-bit) arithmetic, and on
 * long numbers against arithmetic modulo three primes. Digits are drawn from random ones and from
 * the extremes, which make the rare branches of the division common. TEST_ROUNDS sets how
 * many rounds. */
#include "value/digits.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONG = 40, FAILURES_SHOWN = 20 };

static uint64_t random_state = 88172645463325252u;
static int failures;

static void check(bool good, const char *what, long round) {
    if (!good && failures++ < FAILURES_SHOWN) {
        printf("FAILED: %s (round %ld)\n", what, round);
    }
}

static uint64_t random64(void) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

static uint32_t random_digit(void) {
    static const uint32_t extremes[] = {0,          1,          2,          0x7fffffff,
                                        0x80000000, 0x80000001, 0xfffffffe, 0xffffffff};
    uint64_t bits = random64();
    return bits % 3 != 0 ? extremes[(bits >> 8) % 8] : (uint32_t)(bits >> 32);
}

/* A random number of at most `room` digits; returns its length. */
static size_t random_number(uint32_t *a, size_t room) {
    size_t n = (size_t)(random64() % (room + 1));
    for (size_t i = 0; i < n; i++) {
        a[i] = random_digit();
    }
    return digits_normalize(a, n);
}

static size_t set64(uint32_t a[2], uint64_t number) {
    a[0] = (uint32_t)number;
    a[1] = (uint32_t)(number >> 32);
    return digits_normalize(a, 2);
}

static uint64_t get64(const uint32_t *a, size_t n) {
    return (n > 1 ? (uint64_t)a[1] << 32 : 0) | (n > 0 ? a[0] : 0);
}

static uint64_t random_short(void) {
    return ((uint64_t)random_digit() << 32 | random_digit()) >> (random64() % 64);
}

static uint64_t modulo(const uint32_t *a, size_t n, uint64_t prime) {
    uint64_t rest = 0;
    while (n-- > 0) {
        rest = (rest << 32 | a[n]) % prime;
    }
    return rest;
}

static const uint64_t primes[] = {2147483647, 2147483629, 1073741789};

static bool same(const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    return n == m && memcmp(a, b, n * sizeof *a) == 0;
}

static void test_short(long round) {
    uint64_t x = random_short(), y = random_short();
    uint32_t a[2], b[2], out[8], rest[8];
    size_t n = set64(a, x), m = set64(b, y);
    check(digits_compare(a, n, b, m) == (x > y) - (x < y), "compare", round);
    check(digits_bit_length(a, n) == (x == 0 ? 0 : 64 - (size_t)__builtin_clzll(x)), "bit_length",
          round);
    if (x >= y) {
        size_t size = digits_sub(out, a, n, b, m);
        check(get64(out, size) == x - y, "sub", round);
    }
    if (y != 0) {
        memset(out, 0, sizeof out);
        check(digits_divmod(out, rest, a, n, b, m, NULL, NULL), "divmod ends", round);
        check(get64(out, n >= m ? n - m + 1 : 0) == x / y, "quotient", round);
        check(get64(rest, m) == x % y, "remainder", round);
    }
    unsigned shift = (unsigned)(random64() % 80);
    bool lost;
    size_t size = digits_shift_right(out, a, n, shift, &lost);
    check(get64(out, size) == (shift < 64 ? x >> shift : 0), "shift_right", round);
    uint64_t dropped = shift < 64 ? x & (((uint64_t)1 << shift) - 1) : x;
    check(lost == (dropped != 0), "shift_right lost", round);
    if (digits_bit_length(a, n) + shift <= 64) {
        size = digits_shift_left(out, a, n, shift);
        check(get64(out, size) == (x == 0 ? 0 : x << shift), "shift_left", round);
    }
#ifdef __SIZEOF_INT128__
    unsigned __int128 product = (unsigned __int128)x * y, sum = (unsigned __int128)x + y;
    size = digits_mul(out, a, n, b, m, NULL, NULL);
    check(get64(out, size) == (uint64_t)product, "mul low", round);
    check(get64(out + 2, size < 2 ? 0 : size - 2) == (uint64_t)(product >> 64), "mul high", round);
    size = digits_add(out, a, n, b, m);
    check(get64(out, size) == (uint64_t)sum && (size == 3) == (sum >> 64 != 0), "add", round);
#endif
}

static void test_bitwise(long round) {
    int64_t x = (int64_t)(random_short() >> 1), y = (int64_t)(random_short() >> 1);
    uint32_t a[2], b[2], out[3];
    size_t n = set64(a, (uint64_t)x), m = set64(b, (uint64_t)y);
    x = x != 0 && random64() % 2 ? -x : x;
    y = y != 0 && random64() % 2 ? -y : y;
    static const char operators[] = "&|^";
    for (int i = 0; i < 3; i++) {
        int64_t want = i == 0 ? x & y : i == 1 ? x | y : x ^ y;
        bool negative;
        size_t size = digits_bitwise(operators[i], out, a, n, x < 0, b, m, y < 0, &negative);
        uint64_t got = get64(out, size);
        check(size <= 2 && negative == (want < 0) &&
                  got == (want < 0 ? 0 - (uint64_t)want : (uint64_t)want),
              "bitwise", round);
    }
}

/* q * b + r == a and r < b; the product and the sum also modulo primes, in place and not. */
static void test_long(long round) {
    uint32_t a[LONG + 1], b[LONG + 1], quotient[LONG + 1], rest[LONG + 2], back[2 * LONG + 2],
        copy[2 * LONG + 2];
    size_t n = random_number(a, LONG), m = random_number(b, LONG / 2);
    size_t size = digits_mul(back, a, n, b, m, NULL, NULL);
    for (int i = 0; i < 3; i++) {
        uint64_t p = primes[i];
        check(modulo(back, size, p) == modulo(a, n, p) * modulo(b, m, p) % p, "mul", round);
    }
    size = digits_add(back, a, n, b, m);
    for (int i = 0; i < 3; i++) {
        uint64_t p = primes[i];
        check(modulo(back, size, p) == (modulo(a, n, p) + modulo(b, m, p)) % p, "add", round);
    }
    size = digits_sub(back, back, size, b, m);
    check(same(back, size, a, n), "sub undoes add", round);
    if (m != 0) {
        memcpy(rest, a, n * sizeof *a);
        check(digits_divmod(quotient, rest, rest, n, b, m, NULL, NULL), "divmod ends", round);
        check(digits_compare(rest, m, b, m) < 0, "remainder is less", round);
        size = digits_mul(back, quotient, n >= m ? n - m + 1 : 0, b, m, NULL, NULL);
        size = digits_add(back, back, size, rest, m);
        check(same(back, size, a, n), "divmod", round);
    }
    uint32_t factor = random_digit(), addend = random_digit();
    memcpy(back, a, n * sizeof *a);
    size = digits_mul_small(back, back, n, factor, addend);
    if (factor > addend) {
        check(digits_divmod_small(back, back, size, factor) == addend, "divmod_small", round);
        check(same(back, digits_normalize(back, size), a, n), "divmod_small undoes", round);
    }
    size_t shift = (size_t)(random64() % (32 * LONG));
    memcpy(back, a, n * sizeof *a);
    size = digits_shift_left(back, back, n, shift);
    check(digits_bit_length(back, size) == (n == 0 ? 0 : digits_bit_length(a, n) + shift),
          "shift_left", round);
    memcpy(copy, back, size * sizeof *back);
    bool lost;
    size = digits_shift_right(back, back, size, shift, &lost);
    check(same(back, size, a, n) && !lost, "shift_right undoes", round);
}

static bool text_value(const char *text, const char *end, unsigned base, uint64_t p,
                       uint64_t *out) {
    *out = 0;
    if (text == end || (*text == '0' && end > text + 1)) {
        return false;
    }
    for (; text < end; text++) {
        unsigned value = digits_value(*text);
        if (value >= base || (*text >= 'A' && *text <= 'Z')) {
            return false;
        }
        *out = (*out * base + value) % p;
    }
    return true;
}

static void test_text(long round) {
    uint32_t a[LONG], copy[LONG], back[2 * LONG];
    char text[32 * LONG + 64], marked[64 * LONG + 128];
    size_t n = random_number(a, LONG);
    unsigned base = 2 + (unsigned)(random64() % 35);
    memcpy(copy, a, n * sizeof *a);
    char *end = text + sizeof text;
    char *start = digits_to_text(copy, n, base, end, NULL, NULL);
    size_t length = (size_t)(end - start);
    check(length <= digits_text_room(digits_bit_length(a, n), base), "text_room", round);
    for (int i = 0; i < 3; i++) {
        uint64_t value;
        check(text_value(start, end, base, primes[i], &value) && value == modulo(a, n, primes[i]),
              "to_text", round);
    }
    size_t size = 0;
    for (size_t i = 0; i < length; i++) { /* capitals and underscores are read too */
        if (i > 0 && random64() % 8 == 0) {
            marked[size++] = '_';
        }
        bool capital = start[i] >= 'a' && random64() % 2;
        marked[size++] = (char)(capital ? start[i] - 32 : start[i]);
    }
    check(digits_room(length, base) <= 2 * LONG, "room", round);
    memset(back, 0xa5, sizeof back);
    size_t used = digits_room(length, base);
    size = digits_from_text(back, marked, size, base, NULL, NULL);
    check(same(back, size, a, n), "from_text", round);
    check(used == 2 * LONG || back[used] == 0xa5a5a5a5, "from_text stays in its room", round);
}

/* A number with a chosen number of bits, then ldexp() and the hardware's conversion as oracles. */
static void test_float(long round) {
    uint32_t a[LONG + 2], out[DIGITS_DOUBLE_ROOM], small[DIGITS_SINGLE_ROOM];
    uint64_t x = random_short();
    size_t n = set64(a, x);
    check(digits_to_double(a, n, 0, false) == (double)x, "to_double", round);
    check(digits_to_single(a, n, 0, false) == (float)x, "to_single", round);
    /* A one bit below the 64 highest, near or far, is as good as dust. */
    size_t below = 66 - digits_bit_length(a, n) + (size_t)(random64() % 128);
    size_t size = digits_shift_left(a, a, n, below);
    a[0] |= n != 0;
    double double_above = digits_to_double(a, size, -(ptrdiff_t)below, false);
    float single_above = digits_to_single(a, size, -(ptrdiff_t)below, false);
    n = set64(a, x);
    check(double_above == digits_to_double(a, n, 0, n != 0), "double and dust", round);
    check(single_above == digits_to_single(a, n, 0, n != 0), "single and dust", round);
    uint64_t short_mantissa = x >> 11;
    int exponent = (int)(random64() % 2300) - 1200;
    n = set64(a, short_mantissa);
    double want = ldexp((double)short_mantissa, exponent); /* rounds once, for subnormals */
    check(digits_to_double(a, n, exponent, false) == want, "to_double and ldexp", round);
    n = set64(a, x >> 40);
    exponent = (int)(random64() % 340) - 190;
    check(digits_to_single(a, n, exponent, false) == ldexpf((float)(x >> 40), exponent),
          "to_single and ldexp", round);
    if (!isinf(want)) {
        size = digits_from_double(random64() % 2 ? want : -want, out);
        check(digits_to_double(out, size, 0, false) == trunc(want), "from_double", round);
        float single = (float)want;
        if (!isinf(single)) {
            size = digits_from_single(single, small);
            check(digits_to_single(small, size, 0, false) == truncf(single), "from_single", round);
        }
    }
}

static bool stop(void *context) {
    return --*(int *)context < 0;
}

static void test_edges(void) {
    uint32_t a[LONG], b[LONG], out[2 * LONG + 2], rest[LONG + 1];
    char text[32 * LONG];
    for (int i = 0; i < LONG; i++) {
        a[i] = b[i] = 0xffffffff;
    }
    int left = 3;
    check(digits_mul(out, a, LONG, b, LONG, stop, &left) == DIGITS_STOPPED, "mul stops", 0);
    left = LONG;
    check(digits_mul(out, a, LONG, b, LONG, stop, &left) == 2 * LONG, "mul goes on", 0);
    left = 3;
    check(!digits_divmod(out, rest, a, LONG, b, 5, stop, &left), "divmod stops", 0);
    left = 3;
    check(digits_to_text(b, LONG, 10, text + sizeof text, stop, &left) == NULL, "text stops", 0);
    left = 3;
    memset(text, '9', sizeof text);
    check(digits_from_text(out, text, 300, 10, stop, &left) == DIGITS_STOPPED, "from stops", 0);
    check(digits_to_double(a, 32, 0, false) == INFINITY, "overflow by rounding", 0);
    check(digits_to_double(a, 1, 100000, false) == INFINITY, "overflow", 0);
    check(digits_to_double(a, 1, -100000, true) == 0, "underflow", 0);
    out[0] = 1;
    check(digits_to_double(out, 1, -1075, false) == 0, "half of the smallest, to even", 0);
    check(digits_to_double(out, 1, -1075, true) == 0x1p-1074, "more than half of it", 0);
    check(digits_to_single(out, 1, -150, false) == 0, "half of the smallest single", 0);
    check(digits_to_single(out, 1, -150, true) == 0x1p-149f, "more than half of that", 0);
    out[0] = 0x1ffffff;
    check(digits_to_single(out, 1, 103, false) == INFINITY, "half above the greatest single", 0);
    out[0] = 0x1fffffe;
    check(digits_to_single(out, 1, 103, true) == 0x1.fffffep127f, "less than half above", 0);
    check(digits_from_double(0x1.fffffffffffffp1023, out) == 32, "the greatest double", 0);
    check(digits_from_double(-0.99, out) == 0 && digits_from_double(5e-324, out) == 0, "<1", 0);
    bool negative;
    out[0] = 0;
    a[0] = 0xffffffff;
    b[0] = 1;
    size_t n = digits_bitwise('^', out, a, 1, false, b, 1, true, &negative);
    check(n == 2 && negative && out[0] == 0 && out[1] == 1, "invert", 0);
    for (int c = 0; c < 256; c++) {
        unsigned want = c >= '0' && c <= '9'   ? (unsigned)c - '0'
                        : c >= 'a' && c <= 'z' ? (unsigned)c - 'a' + 10
                        : c >= 'A' && c <= 'Z' ? (unsigned)c - 'A' + 10
                                               : 36;
        check(digits_value((char)c) == want, "value of a character", c);
    }
}

int main(void) {
    const char *setting = getenv("TEST_ROUNDS");
    long rounds = setting != NULL ? atol(setting) : 100000;
    test_edges();
    for (long round = 0; round < rounds; round++) {
        test_short(round);
        test_bitwise(round);
        test_float(round);
        if (round % 4 == 0) {
            test_long(round);
            test_text(round);
        }
    }
    printf(failures == 0 ? "ok\n" : "%d failures\n", failures);
    return failures != 0;
}

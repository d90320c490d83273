/* SPDX-License-Identifier: MIT */
/* Arithmetic on magnitudes: arrays of 32-bit digits, least significant first, without a sign.
 *
 * Everything is exact and nothing is allocated: the caller supplies the output, whose size in
 * digits each function states. An operand may have zeros at its top unless said otherwise; zero may
 * have length 0. A returned length never counts zeros at the top. "Alias" says whether the output
 * may be the very same array as an operand; partly overlapping arrays never work.
 *
 * Work that is quadratic in its operands takes `poll`, which may be NULL: it is called between
 * rows, and when it returns true the function gives up and leaves garbage in its outputs. */
#ifndef TERRARIUM_VALUE_DIGITS_H
#define TERRARIUM_VALUE_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "value/config.h"

typedef bool DigitsPoll(void *context);

/* Returned instead of a length when `poll` asked to stop. */
#define DIGITS_STOPPED SIZE_MAX

/* Digits that digits_from_double() and digits_from_single() may write. */
enum { DIGITS_DOUBLE_ROOM = 33, DIGITS_SINGLE_ROOM = 6 };

/* The length without zeros at the top. */
size_t digits_normalize(const uint32_t *a, size_t n);

/* The position of the highest one bit plus one; 0 for zero. */
size_t digits_bit_length(const uint32_t *a, size_t n);

/* -1, 0 or 1 as a is less than, equal to or greater than b. */
int digits_compare(const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* out = a + b. out: max(n, m) + 1 digits. Alias: a, b. */
size_t digits_add(uint32_t *out, const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* out = a - b, for a >= b and n >= m. out: n digits. Alias: a, b. */
size_t digits_sub(uint32_t *out, const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* out = a * b, schoolbook. out: n + m digits, no alias. May return DIGITS_STOPPED. */
size_t digits_mul(uint32_t *out, const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                  DigitsPoll *poll, void *context);

/* out = a * factor + addend. out: n + 1 digits. Alias: a. */
size_t digits_mul_small(uint32_t *out, const uint32_t *a, size_t n, uint32_t factor,
                        uint32_t addend);

/* quotient = a / b, remainder = a % b (Knuth's algorithm D); b has no zero at its top and is not 0.
 * quotient: n - m + 1 digits, or none when n < m; all are written, zeros at the top included.
 * remainder: max(n + 1, m) digits, used as scratch; the result is its first m digits. Alias: a.
 * False when stopped. */
bool digits_divmod(uint32_t *quotient, uint32_t *remainder, const uint32_t *a, size_t n,
                   const uint32_t *b, size_t m, DigitsPoll *poll, void *context)
    __attribute__((warn_unused_result));

/* quotient = a / divisor; returns the remainder. quotient: n digits, all written. Alias: a. */
uint32_t digits_divmod_small(uint32_t *quotient, const uint32_t *a, size_t n, uint32_t divisor);

/* out = a << shift. out: n + shift / 32 + 1 digits. Alias: a. */
size_t digits_shift_left(uint32_t *out, const uint32_t *a, size_t n, size_t shift);

/* out = a >> shift; *lost, unless NULL, tells whether a one bit was dropped (then the floor of a
 * negative number is one further from zero). out: n - shift / 32 digits, if any. Alias: a. */
size_t digits_shift_right(uint32_t *out, const uint32_t *a, size_t n, size_t shift, bool *lost);

/* a op b, op being '&', '|' or '^', on numbers in two's complement of unlimited width, given and
 * returned as sign and magnitude; zero must not be negative. out: max(n, m) + 1 digits.
 * Alias: a, b. ~a is digits_bitwise('^', a, -1) or -(a + 1). */
size_t digits_bitwise(char op, uint32_t *out, const uint32_t *a, size_t n, bool a_negative,
                      const uint32_t *b, size_t m, bool b_negative, bool *negative);

/* The characters that a number of this many bits may need in base 2 to 36, and a few more. */
size_t digits_text_room(size_t bits, unsigned base);

/* Writes a in base 2 to 36 so that the text ends before `end`, and returns its start; NULL when
 * stopped. Zero is "0". Destroys a. Linear in n for a power of two, else quadratic. */
char *digits_to_text(uint32_t *a, size_t n, unsigned base, char *end, DigitsPoll *poll,
                     void *context);

/* The value of a digit or a letter of either case: 0 to 35; 36 for any other character. */
unsigned digits_value(char c);

/* The digits that a text of this many characters may need. */
size_t digits_room(size_t length, unsigned base);

/* out = the text read in base 2 to 36; underscores are skipped, all else must be digits of the
 * base. out: digits_room() digits. Linear for a power of two, else quadratic. May return
 * DIGITS_STOPPED. */
size_t digits_from_text(uint32_t *out, const char *text, size_t length, unsigned base,
                        DigitsPoll *poll, void *context);

/* (a + a bit of dust if sticky) * 2^exponent, rounded once to the nearest, half to even, subnormals
 * included. Overflow returns infinity. */
double digits_to_double(const uint32_t *a, size_t n, ptrdiff_t exponent, bool sticky);
float digits_to_single(const uint32_t *a, size_t n, ptrdiff_t exponent, bool sticky);

/* out = |x| without its fraction; x is finite. */
size_t digits_from_double(double x, uint32_t out[DIGITS_DOUBLE_ROOM]);
size_t digits_from_single(float x, uint32_t out[DIGITS_SINGLE_ROOM]);

/* The same for the Float of this build. */
enum { DIGITS_FLOAT_ROOM = TERRARIUM_FLOAT64 ? DIGITS_DOUBLE_ROOM : DIGITS_SINGLE_ROOM };

static inline Float digits_to_float(const uint32_t *a, size_t n, ptrdiff_t exponent, bool sticky) {
    return TERRARIUM_FLOAT64 ? (Float)digits_to_double(a, n, exponent, sticky)
                             : (Float)digits_to_single(a, n, exponent, sticky);
}
static inline size_t digits_from_float(Float x, uint32_t out[DIGITS_FLOAT_ROOM]) {
    return TERRARIUM_FLOAT64 ? digits_from_double((double)x, out)
                             : digits_from_single((float)x, out);
}

#endif

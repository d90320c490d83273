/* SPDX-License-Identifier: MIT */
/* Arithmetic on magnitudes, as value/digits.h describes it: schoolbook methods with 32-bit digits
 * and 64-bit intermediates, small in code rather than fast on huge numbers. Division is Knuth's
 * algorithm D (The Art of Computer Programming, 4.3.1), but divisor and dividend are not shifted:
 * only the leading digits from which a quotient digit is guessed are, so that it needs no second
 * scratch. */
#include "value/digits.h"

enum { DIGIT_BITS = 32 };

/* ---- Sizes and comparison ----
 * Every length is normalized before it is compared, since operands may have zeros at their top. */

size_t digits_normalize(const uint32_t *a, size_t n) {
    while (n > 0 && a[n - 1] == 0) {
        n--;
    }
    return n;
}

size_t digits_bit_length(const uint32_t *a, size_t n) {
    n = digits_normalize(a, n);
    return n == 0 ? 0 : n * DIGIT_BITS - (size_t)__builtin_clz(a[n - 1]);
}

int digits_compare(const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    n = digits_normalize(a, n);
    m = digits_normalize(b, m);
    if (n != m) {
        return n < m ? -1 : 1;
    }
    while (n-- > 0) {
        if (a[n] != b[n]) {
            return a[n] < b[n] ? -1 : 1;
        }
    }
    return 0;
}

/* ---- Arithmetic ----
 * A digit and a carry always fit the 64-bit intermediate: with B = 2^32, (B-1) + (B-1) + 1 when
 * adding, (B-1)^2 + 2(B-1) = B^2 - 1 when multiplying. */

size_t digits_add(uint32_t *out, const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    size_t longer = n > m ? n : m;
    /* The carry out of the top is the last digit, which may be 0. */
    uint64_t carry = 0;
    for (size_t i = 0; i < longer; i++) {
        carry += (uint64_t)(i < n ? a[i] : 0) + (i < m ? b[i] : 0);
        out[i] = (uint32_t)carry;
        carry >>= DIGIT_BITS;
    }
    out[longer] = (uint32_t)carry;
    return digits_normalize(out, longer + 1);
}

size_t digits_sub(uint32_t *out, const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    /* The top bit of the 64-bit difference is set exactly if it fell below zero. The last borrow is
     * none, since a >= b. */
    uint32_t borrow = 0;
    for (size_t i = 0; i < n; i++) {
        uint64_t difference = (uint64_t)a[i] - (i < m ? b[i] : 0) - borrow;
        out[i] = (uint32_t)difference;
        borrow = (uint32_t)(difference >> 63);
    }
    return digits_normalize(out, n);
}

size_t digits_mul(uint32_t *out, const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                  DigitsPoll *poll, void *context) {
    for (size_t j = 0; j < n; j++) {
        out[j] = 0;
    }
    for (size_t i = 0; i < m; i++) {
        if (poll != NULL && poll(context)) {
            return DIGITS_STOPPED;
        }
        uint64_t carry = 0;
        for (size_t j = 0; j < n; j++) {
            carry += (uint64_t)a[j] * b[i] + out[i + j]; /* cannot overflow: (B-1)^2 + 2(B-1) */
            out[i + j] = (uint32_t)carry;
            carry >>= DIGIT_BITS;
        }
        out[i + n] = (uint32_t)carry;
    }
    return digits_normalize(out, n + m);
}

size_t digits_mul_small(uint32_t *out, const uint32_t *a, size_t n, uint32_t factor,
                        uint32_t addend) {
    uint64_t carry = addend;
    for (size_t i = 0; i < n; i++) {
        carry += (uint64_t)a[i] * factor;
        out[i] = (uint32_t)carry;
        carry >>= DIGIT_BITS;
    }
    out[n] = (uint32_t)carry;
    return digits_normalize(out, n + 1);
}

/* The 64 bits that begin `shift` (below 32) bits under the top of a, zeros following its end. */
static uint64_t leading_bits(const uint32_t *a, size_t n, unsigned shift) {
    /* The third digit gives the bits that the shift draws in at the bottom. */
    uint64_t bits = (uint64_t)a[n - 1] << DIGIT_BITS | (n > 1 ? a[n - 2] : 0);
    uint64_t below = n > 2 ? a[n - 3] : 0;
    return bits << shift | (below << shift) >> DIGIT_BITS;
}

/* One digit of a quotient. `window` is the m + 1 digits of the dividend that are being divided,
 * less than b * 2^32, with m >= 2; b shifted left by `shift` begins with the 64 bits `divisor`. At
 * most one too large (Knuth's exercise 20). */
static uint64_t guess_digit(const uint32_t *window, size_t m, uint64_t divisor, unsigned shift) {
    uint64_t top = divisor >> DIGIT_BITS;
    uint64_t next = (uint32_t)divisor;
    uint64_t dividend = leading_bits(window, m + 1, shift);
    uint32_t third = (uint32_t)leading_bits(window, m, shift);
    /* The guess from one digit of the divisor is at most two too large; its second digit and the
     * dividend's third tell in most of these cases. The test may succeed twice at most (Knuth's
     * step D3). */
    uint64_t guess = dividend / top;
    uint64_t rest = dividend - guess * top;
    while (guess > UINT32_MAX || guess * next > (rest << DIGIT_BITS | third)) {
        guess--;
        rest += top;
        if (rest > UINT32_MAX) {
            break; /* the second digit can no longer object */
        }
    }
    return guess;
}

bool digits_divmod(uint32_t *quotient, uint32_t *remainder, const uint32_t *a, size_t n,
                   const uint32_t *b, size_t m, DigitsPoll *poll, void *context) {
    /* Algorithm D needs two digits. n may be 0: the remainder is 0 then. */
    if (m == 1) {
        remainder[0] = digits_divmod_small(quotient, a, n, b[0]);
        return true;
    }
    for (size_t i = 0; i < n || i < m; i++) {
        remainder[i] = i < n ? a[i] : 0;
    }
    /* The dividend is smaller and is the remainder; there is no quotient digit. */
    if (n < m) {
        return true;
    }
    /* One digit in front of the dividend, so that the first window is smaller than b * 2^32,
     * too. */
    remainder[n] = 0;
    unsigned shift = (unsigned)__builtin_clz(b[m - 1]);
    uint64_t divisor = leading_bits(b, m, shift);
    for (size_t j = n - m + 1; j-- > 0;) {
        if (poll != NULL && poll(context)) {
            return false;
        }
        uint32_t *window = remainder + j;
        uint64_t guess = guess_digit(window, m, divisor, shift);
        uint32_t carry = 0;
        for (size_t i = 0; i < m; i++) {
            uint64_t product = guess * b[i] + carry;
            carry = (uint32_t)(product >> DIGIT_BITS) + (window[i] < (uint32_t)product);
            window[i] -= (uint32_t)product;
        }
        if (window[m] < carry) { /* was the guess one too large? */
            guess--;
            carry = 0;
            for (size_t i = 0; i < m; i++) {
                uint64_t sum = (uint64_t)window[i] + b[i] + carry;
                window[i] = (uint32_t)sum;
                carry = (uint32_t)(sum >> DIGIT_BITS);
            }
        }
        /* The rest is smaller than b, so its top digit is 0 whether it was corrected or not. */
        window[m] = 0;
        quotient[j] = (uint32_t)guess;
    }
    return true;
}

uint32_t digits_divmod_small(uint32_t *quotient, const uint32_t *a, size_t n, uint32_t divisor) {
    uint64_t rest = 0;
    while (n-- > 0) {
        /* rest < divisor, so the quotient of the two digits fits one. */
        rest = rest << DIGIT_BITS | a[n];
        quotient[n] = (uint32_t)(rest / divisor);
        rest %= divisor;
    }
    return (uint32_t)rest;
}

size_t digits_shift_left(uint32_t *out, const uint32_t *a, size_t n, size_t shift) {
    size_t digits = shift / DIGIT_BITS;
    unsigned bits = shift % DIGIT_BITS;
    uint64_t above = 0;
    for (size_t i = n + 1;
         i-- > 0;) { /* from the top, so that a is read before it is overwritten */
        uint64_t below = i > 0 ? a[i - 1] : 0;
        /* The pair of neighbouring digits is shifted as one: its upper half is the digit of the
         * result. `bits` may be 0, for which a shift of a single digit by 32 - bits would be
         * undefined. */
        out[i + digits] = (uint32_t)((above << DIGIT_BITS | below) << bits >> DIGIT_BITS);
        above = below;
    }
    for (size_t i = 0; i < digits; i++) {
        out[i] = 0;
    }
    return digits_normalize(out, n + digits + 1);
}

size_t digits_shift_right(uint32_t *out, const uint32_t *a, size_t n, size_t shift, bool *lost) {
    size_t digits = shift / DIGIT_BITS;
    unsigned bits = shift % DIGIT_BITS;
    if (lost != NULL) {
        /* What drops out: the low bits of the first digit that stays, and all digits below it. */
        bool below = digits < n && (a[digits] & (((uint32_t)1 << bits) - 1)) != 0;
        *lost = below || digits_normalize(a, digits < n ? digits : n) != 0;
    }
    if (digits >= n) {
        return 0;
    }
    n -= digits;
    for (size_t i = 0; i < n; i++) {
        uint64_t above = i + 1 < n ? a[digits + i + 1] : 0;
        out[i] = (uint32_t)((above << DIGIT_BITS | a[digits + i]) >> bits);
    }
    return digits_normalize(out, n);
}

static uint32_t combine(char op, uint32_t a, uint32_t b) {
    return op == '&' ? a & b : op == '|' ? a | b : a ^ b;
}

/* The next digit, from the least significant on, of the two's complement of a number whose sign
 * gave the first *carry: 1 for a negative one. Undoes itself. */
static uint32_t complement(uint32_t digit, bool negative, uint32_t *carry) {
    uint32_t sum = (negative ? ~digit : digit) + *carry;
    *carry = sum < *carry;
    return sum;
}

/* ---- Bits ----
 * -x in two's complement is ~x + 1, digit by digit with a carry that begins as 1. The operands are
 * turned into that as they are read and the result is turned back as it is written, so that no
 * copy is needed. One digit more than the longer operand is the sign's extension. */

size_t digits_bitwise(char op, uint32_t *out, const uint32_t *a, size_t n, bool a_negative,
                      const uint32_t *b, size_t m, bool b_negative, bool *negative) {
    size_t longer = n > m ? n : m;
    uint32_t a_carry = a_negative, b_carry = b_negative;
    /* The signs are combined like any other bit: that is the sign of the result. */
    uint32_t carry = combine(op, a_carry, b_carry);
    *negative = carry != 0;
    for (size_t i = 0; i <= longer; i++) {
        uint32_t x = complement(i < n ? a[i] : 0, a_negative, &a_carry);
        uint32_t y = complement(i < m ? b[i] : 0, b_negative, &b_carry);
        out[i] = complement(combine(op, x, y), *negative, &carry);
    }
    return digits_normalize(out, longer + 1);
}

/* How many characters make the largest power of the base that fits a digit, and that power. */
/* ---- Text ----
 * Bases that are powers of two are read and written bit by bit. Others work in chunks: as many
 * characters as a 32-bit digit holds (9 for base 10), with one pass over the number for each. */

static unsigned chunk_length(unsigned base, uint32_t *power) {
    unsigned length = 1;
    for (*power = base; *power <= UINT32_MAX / base; *power *= base) {
        length++;
    }
    return length;
}

/* The bits of a character in a base that is a power of two; else 0. */
static unsigned character_bits(unsigned base) {
    return (base & (base - 1)) == 0 ? (unsigned)__builtin_ctz(base) : 0;
}

size_t digits_text_room(size_t bits, unsigned base) {
    uint32_t power;
    unsigned length = chunk_length(base, &power);
    unsigned least = DIGIT_BITS - 1 - (unsigned)__builtin_clz(power); /* bits a chunk takes up */
    return (bits / least + 1) * length;
}

char *digits_to_text(uint32_t *a, size_t n, unsigned base, char *end, DigitsPoll *poll,
                     void *context) {
    static const char symbols[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    uint32_t power;
    unsigned length = chunk_length(base, &power);
    unsigned bits = character_bits(base);
    n = digits_normalize(a, n);
    if (n == 0) {
        *--end = '0';
    }
    if (bits != 0) {
        uint64_t pending = 0;
        unsigned have = 0;
        /* Bits wait in `pending`, `have` of them. After the last digit `have` means nothing any
         * more: what is left is written until only zeros are. */
        for (size_t i = 0; i < n || pending != 0; have -= bits) {
            if (have < bits && i < n) {
                pending |= (uint64_t)a[i++] << have;
                have += DIGIT_BITS;
            }
            *--end = symbols[pending & (base - 1)];
            pending >>= bits;
        }
        return end;
    }
    while (n > 0) {
        if (poll != NULL && poll(context)) {
            return NULL;
        }
        uint32_t chunk = digits_divmod_small(a, a, n, power);
        n = digits_normalize(a, n);
        /* Every chunk but the highest has all its characters, zeros in front included. */
        for (unsigned i = 0; n > 0 ? i < length : chunk > 0; i++) {
            *--end = symbols[chunk % base];
            chunk /= base;
        }
    }
    return end;
}

unsigned digits_value(char c) {
    unsigned code = (unsigned char)c;
    if (code - '0' < 10) {
        return code - '0';
    }
    /* Bit 5 makes a small letter of a capital. What is below 'a' wraps around and is too large. */
    code = (code | 0x20) - 'a';
    return code < 26 ? code + 10 : 36;
}

size_t digits_room(size_t length, unsigned base) {
    uint32_t power;
    return length / chunk_length(base, &power) + 1;
}

/* digits_from_text() for a base whose characters have `bits` bits: from the end on. */
static size_t from_text_bits(uint32_t *out, const char *text, size_t length, unsigned bits) {
    size_t n = 0;
    uint64_t pending = 0;
    unsigned have = 0;
    while (length-- > 0) {
        if (text[length] == '_') {
            continue;
        }
        pending |= (uint64_t)digits_value(text[length]) << have;
        have += bits;
        /* `have` was below 32 and a character has at most 5 bits, so nothing is lost of the 64. */
        if (have >= DIGIT_BITS) {
            out[n++] = (uint32_t)pending;
            pending >>= DIGIT_BITS;
            have -= DIGIT_BITS;
        }
    }
    out[n] = (uint32_t)pending;
    return digits_normalize(out, n + 1);
}

size_t digits_from_text(uint32_t *out, const char *text, size_t length, unsigned base,
                        DigitsPoll *poll, void *context) {
    if (character_bits(base) != 0) {
        return from_text_bits(out, text, length, character_bits(base));
    }
    uint32_t power, value = 0, scale = 1;
    (void)chunk_length(base, &power);
    size_t n = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '_') {
            continue;
        }
        value = value * base + digits_value(text[i]);
        scale *= base;
        /* `scale` is the base to the number of characters in `value`, so the last chunk may be a
         * short one. */
        if (scale == power) {
            if (poll != NULL && poll(context)) {
                return DIGITS_STOPPED;
            }
            n = digits_mul_small(out, out, n, scale, value);
            value = 0;
            scale = 1;
        }
    }
    return digits_mul_small(out, out, n, scale, value);
}

/* The IEEE bits of the nearest float to (a + dust) * 2^exponent, for a format whose mantissa has
 * `precision` bits and whose last bit may be as low as 2^lowest; those of infinity on overflow. */
/* ---- Floats ----
 * Both formats go through one function with IEEE bits as integers: the exponent field lies above
 * the mantissa, so that rounding up carries into it by itself. */

static uint64_t nearest_bits(const uint32_t *a, size_t n, ptrdiff_t exponent, bool sticky,
                             int precision, int lowest) {
    n = digits_normalize(a, n);
    if (n == 0) {
        return 0;
    }
    /* The number is top * 2^exponent, and dust; the highest bit of top is one. */
    unsigned shift = (unsigned)__builtin_clz(a[n - 1]);
    uint64_t top = leading_bits(a, n, shift);
    /* What the 64 bits leave out: the low bits of the third digit, and all digits below it. */
    sticky = sticky || (n > 2 && (a[n - 3] << shift != 0 || digits_normalize(a, n - 3) != 0));
    exponent += (ptrdiff_t)(n * DIGIT_BITS) - (ptrdiff_t)shift - 64;
    ptrdiff_t last = exponent + 64 - precision; /* what the last bit of the mantissa is worth */
    last = last < lowest ? lowest : last;
    ptrdiff_t highest = 3 - 2 * precision - lowest; /* ... in the greatest finite numbers */
    uint64_t infinity = (uint64_t)(highest - lowest + 2) << (precision - 1);
    /* Bits of `top` to drop: 64 - precision, at least 11, and more for a subnormal. With more than
     * 64 not even half of the lowest bit is left. */
    ptrdiff_t drop = last - exponent;
    if (drop > 64) {
        return 0;
    }
    /* Above that is infinity. Rounding the greatest finite number up carries into the field of
     * infinity. */
    if (last > highest) {
        return infinity;
    }
    uint64_t mantissa = drop == 64 ? 0 : top >> drop;
    uint64_t rest = top << (64 - drop);
    uint64_t half = (uint64_t)1 << 63;
    mantissa += rest > half || (rest == half && (sticky || (mantissa & 1) != 0));
    /* A hidden bit, or a carry out of the mantissa, adds one to the exponent field as it should. */
    return mantissa + ((uint64_t)(last - lowest) << (precision - 1));
}

double digits_to_double(const uint32_t *a, size_t n, ptrdiff_t exponent, bool sticky) {
    union {
        uint64_t bits;
        double number;
    } view = {nearest_bits(a, n, exponent, sticky, 53, -1074)};
    return view.number;
}

float digits_to_single(const uint32_t *a, size_t n, ptrdiff_t exponent, bool sticky) {
    union {
        uint32_t bits;
        float number;
    } view = {(uint32_t)nearest_bits(a, n, exponent, sticky, 24, -149)};
    return view.number;
}

/* The whole part of the float with these bits. */
/* The whole part of the float with these bits, without its sign. `precision` and `lowest` as
 * above. */
static size_t whole_part(uint64_t bits, int precision, int lowest, uint32_t *out) {
    uint64_t hidden = (uint64_t)1 << (precision - 1);
    uint64_t mantissa = (bits & (hidden - 1)) | hidden;
    int exponent = (int)(bits >> (precision - 1)) - 1 + lowest;
    uint32_t halves[2] = {(uint32_t)mantissa, (uint32_t)(mantissa >> DIGIT_BITS)};
    if (exponent >= 0) {
        return digits_shift_left(out, halves, 2, (size_t)exponent);
    }
    /* below one, and subnormals whatever their hidden bit, all is shifted out */
    return digits_shift_right(out, halves, 2, (size_t)-exponent, NULL);
}

size_t digits_from_double(double x, uint32_t out[DIGITS_DOUBLE_ROOM]) {
    union {
        double number;
        uint64_t bits;
    } view = {x};
    return whole_part(view.bits & INT64_MAX, 53, -1074, out);
}

size_t digits_from_single(float x, uint32_t out[DIGITS_SINGLE_ROOM]) {
    union {
        float number;
        uint32_t bits;
    } view = {x};
    return whole_part(view.bits & INT32_MAX, 24, -149, out);
}

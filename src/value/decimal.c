/* SPDX-License-Identifier: MIT */
/* Correctly rounded conversion between binary floats and decimal text, as value/decimal.h says.
 *
 * To decimal: a float is m * 2^e. One power of ten, chosen from the size of the float, makes it a
 * number with as many digits before the point as always suffice to read it back (or up to two
 * more), held exactly as a fraction of two big numbers (Scale). The whole part fits 64 bits and the
 * rest of the work is on it. The shortest digits are the coarsest multiple of a power of ten
 * between the halfway points to the neighbours; further digits come nine at a time out of the
 * fraction.
 *
 * From decimal: the digits as one big number, then one exact multiplication by, or division with
 * remainder by, a power of five, and one rounding. Digits beyond those that can decide a tie only
 * matter as "not zero". */
#include "value/decimal.h"

#include <float.h>

#include "value/digits.h"
#include "value/floatbits.h"

enum {
    /* Digits of the largest number in a Scale: for a double 5^340 (25 digits) times a mantissa (2),
     * and 1 more for the division; for a single 5^53 (4). */
    SCALE_ROOM = TERRARIUM_FLOAT64 ? 28 : 8,
    CHUNK = 20, /* characters of the largest 64-bit number */

    /* Significant decimal digits that can matter: one more than the longest halfway point has. */
    PARSE_DIGITS = TERRARIUM_FLOAT64 ? 768 : 113,
    /* 5^1092 or 5^159 (80 or 12 digits) shifted to give a quotient of a mantissa and two bits more
     * (2 or 1 digits), and 2 digits more for the shift and the division. */
    PARSE_ROOM = TERRARIUM_FLOAT64 ? 84 : 15,
    /* A first digit beyond these powers of ten means infinity or zero. */
    PARSE_HIGHEST = TERRARIUM_FLOAT64 ? 308 : 38,
    PARSE_LOWEST = TERRARIUM_FLOAT64 ? -324 : -46,
    /* Powers of ten up to this one are exact as floats. */
    EXACT_POWER = TERRARIUM_FLOAT64 ? 22 : 10
};

#define HIDDEN_BIT ((FloatBits)1 << (FLOAT_MANTISSA_BITS - 1))

/* Floats and powers. */

/* |x| = mantissa * 2^exponent; x is finite. */
static FloatBits split(Float x, int *exponent) {
    FloatBits bits = floatbits_of(x) & ~FLOATBITS_SIGN;
    int field = (int)(bits >> (FLOAT_MANTISSA_BITS - 1));
    bool normal = field != 0;
    *exponent = FLOAT_LAST_EXPONENT + field - normal;
    return (bits & (HIDDEN_BIT - 1)) | (normal ? HIDDEN_BIT : 0);
}

/* The largest p with 10^p <= 2^k, where mantissa * 2^exponent has its highest bit at 2^k. The
 * number is less than 2 * 10^(p + 1). Checked for all k of a double. */
static int magnitude(FloatBits mantissa, int exponent) {
    int k = exponent + 63 - __builtin_clzll(mantissa);
    /* 78913 / 2^18 is log10(2) to six digits. The shift of a negative product rounds down, as is
     * wanted. */
    return (k * 78913) >> 18; /* log10(2) */
}

/* a *= 5^power; returns the length. */
/* a *= 5^power; returns the length. Thirteen factors are one multiplication. A negative power
 * does nothing, which scale_set() makes use of. */
static size_t times_power_of_five(uint32_t *a, size_t n, int power) {
    while (power > 0) {
        uint32_t factor = 1;
        for (int i = 0; i < 13 && power > 0; i++, power--) { /* 5^13 fits a digit */
            factor *= 5;
        }
        n = digits_mul_small(a, a, n, factor, 0);
    }
    return n;
}

/* To decimal. */

/* A number times unit / divisor is the number times 2^twos * 10^tens; `rest` is the numerator of
 * the fraction that the last division left over the divisor. */
typedef struct {
    uint32_t unit[SCALE_ROOM], divisor[SCALE_ROOM], rest[SCALE_ROOM];
    size_t unit_length, divisor_length, rest_length;
} Scale;

/* Makes the scale 2^twos * 10^tens. Ten to a power is split into five and two: the fives go to
 * where their power is positive, all the twos are one shift. */
static void scale_set(Scale *s, int twos, int tens) {
    twos += tens;
    s->unit[0] = s->divisor[0] = 1;
    s->unit_length = times_power_of_five(s->unit, 1, tens);
    s->divisor_length = times_power_of_five(s->divisor, 1, -tens);
    if (twos > 0) {
        s->unit_length = digits_shift_left(s->unit, s->unit, s->unit_length, (size_t)twos);
    } else {
        s->divisor_length =
            digits_shift_left(s->divisor, s->divisor, s->divisor_length, (size_t)-twos);
    }
}

/* The whole part of rest / divisor, which fits 64 bits; the fraction becomes the rest. */
static uint64_t scale_divide(Scale *s) {
    uint32_t whole[3] = {0}; /* without a poll nothing stops the division */
    (void)!digits_divmod(whole, s->rest, s->rest, s->rest_length, s->divisor, s->divisor_length,
                         NULL, NULL);
    s->rest_length = digits_normalize(s->rest, s->divisor_length);
    return (uint64_t)whole[1] << 32 | whole[0];
}

/* The whole part of number * unit / divisor. */
static uint64_t scale_apply(Scale *s, uint64_t number) {
    uint32_t halves[2] = {(uint32_t)number, (uint32_t)(number >> 32)};
    s->rest_length = digits_mul(s->rest, s->unit, s->unit_length, halves,
                                digits_normalize(halves, 2), NULL, NULL);
    return scale_divide(s);
}

/* Writes a number backwards, at least `least` digits, ending at out + CHUNK; returns how many. */
static int chunk_text(uint64_t number, int least, char out[CHUNK]) {
    int length = 0;
    /* 64-bit divisions only as long as they are needed: on 32-bit boards they are calls. */
    for (; number > UINT32_MAX; number /= 10) {
        out[CHUNK - ++length] = (char)('0' + number % 10);
    }
    for (uint32_t small = (uint32_t)number; small > 0 || length < least; small /= 10) {
        out[CHUNK - ++length] = (char)('0' + small % 10);
    }
    return length;
}

int decimal_shortest(Float x, char *digits, int *exponent) {
    int twos;
    uint64_t mantissa = split(x, &twos);
    if (mantissa == 0) {
        digits[0] = '0';
        *exponent = 0;
        return 1;
    }
    Scale s;
    /* Multiplied by 10^tens, x has DECIMAL_SHORTEST_ROOM digits before the point, or a few more.
     * In quarters of the mantissa's last bit (hence twos - 2) x is 4 * mantissa, and the halfway
     * points to its neighbours are 2 away from it; the lower one 1, where the exponent changes. */
    int tens = DECIMAL_SHORTEST_ROOM - 1 - magnitude((FloatBits)mantissa, twos);
    scale_set(&s, twos - 2, tens);
    /* Whole numbers from low to high read back as x. A halfway point does if x is even. */
    bool odd = mantissa & 1;
    bool narrow = mantissa == HIDDEN_BIT && twos > FLOAT_LAST_EXPONENT; /* nearer neighbour below */
    uint64_t low = scale_apply(&s, 4 * mantissa - (narrow ? 1 : 2));
    /* Rounded inwards: up if there is a fraction; and beyond the point itself if that does not read
     * back. */
    low += odd || s.rest_length != 0;
    uint64_t high = scale_apply(&s, 4 * mantissa + 2);
    high -= odd && s.rest_length == 0;
    uint64_t twice = scale_apply(&s, 8 * mantissa); /* x with one bit more, and a fraction */
    bool more = s.rest_length != 0;
    uint64_t step = 1;
    while ((low + 9) / 10 <= high / 10) { /* does a multiple of ten steps lie between? */
        low = (low + 9) / 10;
        high /= 10;
        step *= 10;
        tens--;
    }
    uint64_t best = twice / 2 / step; /* this one or the next is the nearest to x */
    /* Twice the distance of x from best * step, its fraction cut off: more than step means that the
     * next multiple is nearer. On a tie the fraction decides, then the even digit. */
    uint64_t above = twice - 2 * best * step;
    bool nearer_up = above > step || (above == step && (more || (best & 1) != 0));
    /* Only multiples from low to high read back, whichever is nearer. */
    best += best < low || (best < high && nearer_up);
    char text[CHUNK];
    int length = chunk_text(best, 1, text);
    for (int i = 0; i < length; i++) {
        digits[i] = text[CHUNK - length + i];
    }
    *exponent = length - 1 - tens;
    return length;
}

/* Adds one to the last of `length` digits. A number of nines grows by a digit if `grow`. */
static int round_up(char *digits, int length, bool grow, int *exponent) {
    int i = length;
    while (i > 0 && digits[i - 1] == '9') {
        digits[--i] = '0';
    }
    if (i > 0) {
        digits[i - 1]++;
        return length;
    }
    /* All nines: a one, and zeros behind it. The caller has left room for the digit more. */
    digits[length] = '0';
    digits[0] = '1';
    *exponent += 1;
    return length + grow;
}

int decimal_fixed(Float x, int count, bool after_point, char *digits, int *exponent) {
    int twos, have = 0;
    FloatBits mantissa = split(x, &twos);
    *exponent = 0;
    Scale s;
    char text[CHUNK];
    int length = 0; /* of the chunk, at the end of text */
    s.rest_length = 0;
    if (mantissa != 0) {
        int tens = DECIMAL_SHORTEST_ROOM - 1 - magnitude(mantissa, twos);
        scale_set(&s, twos, tens);
        length = chunk_text(scale_apply(&s, mantissa), 1, text);
        *exponent = length - 1 - tens;
    }
    /* Digits in all. Fewer than none means that x is below half of the last place asked for; with
     * none it may still be rounded up to a single 1. */
    int wanted = after_point ? *exponent + 1 + count : count;
    if (wanted < 0) {
        return 0;
    }
    for (;;) {
        const char *next = text + CHUNK - length;
        while (have < wanted && next < text + CHUNK) {
            digits[have++] = *next++;
        }
        if (next < text + CHUNK) { /* digits left over: they decide the rounding */
            /* Half to even on an exact tie: only if nothing but zeros follows the 5, in the chunk
             * and in the rest. */
            bool up = *next > '5';
            if (*next == '5') {
                up = s.rest_length != 0 || (have > 0 && (digits[have - 1] & 1) != 0);
                while (++next < text + CHUNK) {
                    up = up || *next != '0';
                }
            }
            return up ? round_up(digits, have, after_point, exponent) : have;
        }
        if (s.rest_length == 0) {
            break;
        }
        /* Nine more digits: the fraction times 10^9. */
        s.rest_length = digits_mul_small(s.rest, s.rest, s.rest_length, 1000000000, 0);
        length = chunk_text(scale_divide(&s), 9, text);
    }
    while (have < wanted) {
        digits[have++] = '0';
    }
    return have;
}

/* Text. */

static size_t put_word(char *out, const char *word, bool upper) {
    for (int i = 0; i < 3; i++) {
        out[i] = (char)(upper ? word[i] & ~0x20 : word[i]);
    }
    return 3;
}

/* Turns the `length` digits at `out`, where the first is worth 10^exponent, into a number with
 * `decimals` digits after the point, filling up with zeros; in place. */
static size_t lay_out(char *out, int length, int exponent, int decimals, bool point) {
    int before = exponent > 0 ? exponent + 1 : 1; /* digits before the point */
    int zeros = exponent < 0 ? -exponent : 0;     /* before the first digit */
    int total = before + decimals;
    for (int i = total; i-- > 0;) { /* from the right, so that digits are read before overwritten */
        int from = i - zeros;
        out[i + (i >= before)] = from >= 0 && from < length ? out[from] : '0';
    }
    if (point) {
        out[before] = '.';
    }
    return (size_t)(total + point);
}

/* The same as d.ddde+xx. */
static size_t lay_out_exponent(char *out, int length, int exponent, bool point, char letter) {
    char *end = out + lay_out(out, length, 0, length - 1, point);
    *end++ = letter;
    *end++ = exponent < 0 ? '-' : '+';
    unsigned power = (unsigned)(exponent < 0 ? -exponent : exponent);
    if (power >= 100) {
        *end++ = (char)('0' + power / 100);
        power %= 100;
    }
    *end++ = (char)('0' + power / 10);
    *end++ = (char)('0' + power % 10);
    return (size_t)(end - out);
}

/* The exponent field is not all ones. The shift drops the sign; without math.h, which boards may
 * lack. */
static bool is_finite(Float x) {
    return floatbits_of(x) << 1 < (FloatBits)0 - 2 * HIDDEN_BIT;
}

size_t decimal_repr(Float x, char *out) {
    size_t sign = 0;
    /* Python writes the sign of zero and infinity, but never that of nan. */
    if (x == x && (floatbits_of(x) & FLOATBITS_SIGN) != 0) {
        *out++ = '-';
        sign = 1;
    }
    if (!is_finite(x)) {
        return sign + put_word(out, x == x ? "inf" : "nan", false);
    }
    int exponent;
    int length = decimal_shortest(x, out, &exponent);
    /* CPython's limits for repr: 1e-05 and 1e+16 are written with an exponent. */
    if (exponent < -4 || exponent >= 16) {
        return sign + lay_out_exponent(out, length, exponent, length > 1, 'e');
    }
    int decimals = length - 1 - exponent;
    return sign + lay_out(out, length, exponent, decimals > 1 ? decimals : 1, true);
}

/* decimal_format() for types g and 0, with the letter for the exponent. */
/* decimal_format() for types g and 0, with the letter for the exponent. Zeros at the end go unless
 * `alternate`: '{:.3g}' of 1.5 is 1.5, '{:#.3g}' 1.50. */
static size_t format_general(Float x, char type, char letter, int precision, bool alternate,
                             char *out) {
    int exponent;
    int length = decimal_fixed(x, precision, false, out, &exponent);
    while (!alternate && length > 1 && out[length - 1] == '0') {
        length--;
    }
    bool plain = type == 0; /* with type 0 a decimal must remain */
    if (exponent < -4 || exponent >= precision - plain) {
        return lay_out_exponent(out, length, exponent, length > 1 || alternate, letter);
    }
    int decimals = length - 1 - exponent;
    decimals = decimals < plain ? plain : decimals;
    return lay_out(out, length, exponent, decimals, decimals > 0 || alternate);
}

size_t decimal_format(Float x, char type, int precision, bool alternate, char *out, size_t room) {
    bool upper = type >= 'A' && type <= 'Z';
    bool percent = type == '%';
    char kind = percent ? 'f' : (char)(type | 0x20);
    x = floatbits_to(floatbits_of(x) & ~FLOATBITS_SIGN);
    x = percent ? x * 100 : x;
    precision = precision < 0 ? 6 : precision;
    if (kind != 'e' && kind != 'f') {
        precision = precision == 0 ? 1 : precision;
        /* Without `alternate` zeros at the end are dropped, so no float fills more than this. */
        precision = !alternate && precision > PARSE_DIGITS ? PARSE_DIGITS : precision;
    }
    /* Room for point, exponent, percent sign, zeros in front and rounding up to one digit more. */
    size_t enough = (size_t)precision + 10;
    int exponent;
    if (kind == 'f' && is_finite(x) && x >= 10) {
        FloatBits mantissa = split(x, &exponent);
        enough += (size_t)magnitude(mantissa, exponent) + 1;
    }
    if (room < enough) {
        return enough;
    }
    size_t size;
    char letter = upper ? 'E' : 'e';
    if (!is_finite(x)) {
        size = put_word(out, x == x ? "inf" : "nan", upper);
    } else if (kind == 'e') {
        int length = decimal_fixed(x, precision + 1, false, out, &exponent);
        size = lay_out_exponent(out, length, exponent, precision > 0 || alternate, letter);
    } else if (kind == 'f') {
        int length = decimal_fixed(x, precision, true, out, &exponent);
        exponent = length == 0 ? 0 : exponent;
        size = lay_out(out, length, exponent, precision, precision > 0 || alternate);
    } else {
        size = format_general(x, type, letter, precision, alternate, out);
    }
    if (percent) {
        out[size++] = '%';
    }
    return size;
}

/* From decimal. */

/* The number (digits, and more after them if `sticky`) * 10^exponent. */
typedef struct {
    uint32_t digits[PARSE_ROOM];
    size_t size; /* of digits */
    int length;  /* in decimal digits, from the first that is not 0 */
    ptrdiff_t exponent;
    bool sticky;
} Decimal;

static int digit_of(const char *text, const char *end) {
    return text < end && *text >= '0' && *text <= '9' ? *text - '0' : -1;
}

/* Reads digits with or without a point; returns where they end, or NULL if there are none. */
static const char *read_digits(const char *text, const char *end, Decimal *d) {
    bool any = false, point = false;
    uint32_t chunk = 0, scale = 1;
    for (; text < end; text++) {
        if (*text == '.' && !point) {
            point = true;
            continue;
        }
        int digit = digit_of(text, end);
        if (digit < 0) {
            break;
        }
        any = true;
        /* Enough digits: of those behind it only counts how many stand before the point, and
         * whether one is not 0. */
        if (d->length == PARSE_DIGITS) {
            d->sticky |= digit != 0;
            d->exponent += !point;
            continue;
        }
        d->exponent -= point;
        /* Zeros in front are no significant digits; the chunk does not mind them. */
        d->length += d->length > 0 || digit != 0;
        chunk = chunk * 10 + (uint32_t)digit;
        scale *= 10;
        if (scale == 1000000000) {
            d->size = digits_mul_small(d->digits, d->digits, d->size, scale, chunk);
            chunk = 0;
            scale = 1;
        }
    }
    d->size = digits_mul_small(d->digits, d->digits, d->size, scale, chunk);
    return any ? text : NULL;
}

/* Reads "e", a sign and digits, up to the end. */
static bool read_exponent(const char *text, const char *end, Decimal *d) {
    if ((*text++ | 0x20) != 'e') {
        return false;
    }
    bool negative = text < end && *text == '-';
    text += negative || (text < end && *text == '+');
    ptrdiff_t exponent = 0;
    const char *start = text;
    for (; digit_of(text, end) >= 0; text++) {
        if (exponent < PTRDIFF_MAX / 32) { /* beyond any length of text: it decides alone */
            exponent = exponent * 10 + digit_of(text, end);
        }
    }
    d->exponent += negative ? -exponent : exponent;
    return text > start && text == end;
}

/* The nearest float; d->digits is used up. */
/* The nearest float; d->digits is used up. With digits D and exponent e it is D * 5^e * 2^e; for a
 * negative e 5^-e is the divisor, and the remainder decides ties. Either way the factor 2^e
 * costs nothing: it goes into the exponent of the result. */
static Float nearest(Decimal *d) {
    ptrdiff_t first = d->exponent + d->length - 1;
    /* first: the power of ten of the first digit. Outside of these bounds no digits matter, and an
     * exponent of any size has been dealt with, so that the powers of five fit their arrays. */
    if (d->size == 0 || first < PARSE_LOWEST) {
        return 0;
    }
    if (first > PARSE_HIGHEST) {
        return (Float)__builtin_inf();
    }
    int tens = (int)d->exponent;
    if (tens >= 0) {
        d->size = times_power_of_five(d->digits, d->size, tens);
        return digits_to_float(d->digits, d->size, tens, d->sticky);
    }
    uint32_t divisor[PARSE_ROOM], quotient[4] = {0};
    divisor[0] = 1;
    size_t n = times_power_of_five(divisor, 1, -tens);
    /* Shift the dividend so that the quotient has two or three bits more than a mantissa. */
    ptrdiff_t shift = (ptrdiff_t)digits_bit_length(divisor, n) + FLOAT_MANTISSA_BITS + 2 -
                      (ptrdiff_t)digits_bit_length(d->digits, d->size);
    bool lost = false;
    if (shift >= 0) {
        d->size = digits_shift_left(d->digits, d->digits, d->size, (size_t)shift);
    } else {
        d->size = digits_shift_right(d->digits, d->digits, d->size, (size_t)-shift, &lost);
    }
    (void)!digits_divmod(quotient, d->digits, d->digits, d->size, divisor, n, NULL, NULL);
    lost = lost || d->sticky || digits_normalize(d->digits, n) != 0;
    return digits_to_float(quotient, 4, tens - shift, lost);
}

/* nearest() by one operation on exact floats, where that is possible. */
/* nearest() by one operation on exact floats, where that is possible (Clinger, "How to read
 * floating point numbers accurately", 1990): digits and power of ten both have no more bits than a
 * mantissa, so the one rounding of the operation is the right one. Not where the hardware computes
 * with more bits than a Float has (FLT_EVAL_METHOD): it would round twice. */
static bool nearest_fast(const Decimal *d, Float *out) {
    uint64_t mantissa = (uint64_t)d->digits[1] << 32 | d->digits[0];
    ptrdiff_t power = d->exponent < 0 ? -d->exponent : d->exponent;
    if (FLT_EVAL_METHOD != 0 || d->size > 2 || mantissa > 2 * HIDDEN_BIT || power > EXACT_POWER) {
        return false;
    }
    Float scale = 1;
    while (power-- > 0) {
        scale *= 10;
    }
    Float whole = (Float)(FloatBits)mantissa;
    *out = d->exponent < 0 ? whole / scale : whole * scale;
    return true;
}

/* Is the text the word, in either case? word: small letters. */
static bool matches(const char *text, size_t length, const char *word, size_t word_length) {
    for (size_t i = 0; i < length && i < word_length; i++) {
        if ((text[i] | 0x20) != word[i]) {
            return false;
        }
    }
    return length == word_length;
}

bool decimal_parse(const char *text, size_t length, Float *out) {
    const char *end = text + length;
    bool negative = length > 0 && *text == '-';
    text += negative || (length > 0 && *text == '+');
    length = (size_t)(end - text);
    if (matches(text, length, "inf", 3) || matches(text, length, "infinity", 8)) {
        *out = (Float)__builtin_inf();
    } else if (matches(text, length, "nan", 3)) {
        *out = (Float)__builtin_nan("");
    } else {
        Decimal d;
        /* Not the whole array: nearest_fast() looks at these two whatever the size. */
        d.digits[0] = d.digits[1] = 0;
        d.size = 0;
        d.length = 0;
        d.exponent = 0;
        d.sticky = false;
        text = read_digits(text, end, &d);
        if (text == NULL || (text < end && !read_exponent(text, end, &d))) {
            return false;
        }
        if (!nearest_fast(&d, out)) {
            *out = nearest(&d);
        }
    }
    *out = negative ? -*out : *out;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* Character classes and case mapping, from one table of runs.
 *
 * A run is a stretch of code points of one kind. Where capitals and small letters alternate, a
 * whole stretch of pairs is one run. Runs follow each other, so only their lengths are kept: a byte
 * with kind and length, more for long ones, and for letters with case a byte with the distance to
 * the other case. To find a code point is to look up its block and to walk along that. Letters
 * whose other case is further away than a byte tells stand in a second table, those whose capital
 * is several characters in a third.
 *
 * About 2.3 KB of flash for the tables. tests/tool/unicode_check.py compares with python3. */
#include "value/unicode.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum {
    NONE, /* control, format, surrogate, private, unassigned: not printable */
    WHITE,
    SPACE, /* the blank alone: white and printable */
    SYMBOL,
    MARK,
    DECIMAL, /* a run begins with a zero */
    DIGIT,
    NUMERIC,
    LETTER,
    NUMLET, /* numeric, in identifiers, no letter */
    EVEN,   /* capital, small letter, capital, ...: capitals are even */
    ODD,    /* the same, capitals are odd */
    /* Those from here on have a distance, a byte behind their length. */
    UPPER, /* small letter = code + distance; distance 0: see `far_pairs` */
    LOWER, /* capital = code - distance; distance 0: see `far_pairs`, or there is none */
    TITLE, /* small letter = code + distance; distance 0: between its capital and small letter */
    CASED, /* no letter, but has case: Roman numerals, letters in circles; see CASED_SMALL */
} Kind;

/* Flags in the distance of CASED; what is left of it is the distance, to the other case of the same
 * shape: 16 for Roman numerals, 26 for letters in circles. */
enum { CASED_SMALL = 0x40, CASED_NUMERAL = 0x80 };

/* The runs from a code point on, up to the first of the next block. No run lies in two blocks. */
typedef struct {
    uint32_t first;
    const uint8_t *runs;
} Block;

/* clang-format off */
static const uint16_t properties_of[] = {
    [NONE] = 0,
    [WHITE] = UNICODE_SPACE,
    [SPACE] = UNICODE_SPACE | UNICODE_PRINTABLE,
    [SYMBOL] = UNICODE_PRINTABLE,
    [MARK] = UNICODE_PRINTABLE | UNICODE_CONTINUE,
    [DECIMAL] =
        UNICODE_PRINTABLE | UNICODE_CONTINUE | UNICODE_NUMERIC | UNICODE_DIGIT | UNICODE_DECIMAL,
    [DIGIT] = UNICODE_PRINTABLE | UNICODE_NUMERIC | UNICODE_DIGIT,
    [NUMERIC] = UNICODE_PRINTABLE | UNICODE_NUMERIC,
    [LETTER] = UNICODE_PRINTABLE | UNICODE_CONTINUE | UNICODE_START | UNICODE_ALPHA,
    [NUMLET] = UNICODE_PRINTABLE | UNICODE_CONTINUE | UNICODE_START | UNICODE_NUMERIC,
    [UPPER] = UNICODE_PRINTABLE | UNICODE_CONTINUE | UNICODE_START | UNICODE_ALPHA | UNICODE_UPPER,
    [LOWER] = UNICODE_PRINTABLE | UNICODE_CONTINUE | UNICODE_START | UNICODE_ALPHA | UNICODE_LOWER,
    [TITLE] = UNICODE_PRINTABLE | UNICODE_CONTINUE | UNICODE_START | UNICODE_ALPHA | UNICODE_TITLE,
};

/* Lengths: up to 13 in the byte of the kind, up to 269 in one more, else in three more. REST is the
 * last of its block and ends with that. */
enum { REST = 0, IS_LONG = 14, IS_HUGE = 15 };
#define RUN(kind, n) (uint8_t)((kind) << 4 | (n))
#define LONG(kind, n) RUN(kind, IS_LONG), (n) - IS_LONG
#define HUGE(kind, n) RUN(kind, IS_HUGE), (n) & 0xff, (n) >> 8 & 0xff, (n) >> 16

/* Distances from FAR on are indexes of this. */
enum { FAR = 128 };
static const int32_t far_distances[] = {
    7264, -3008, 38864, -7615, -8, -74, -86, -100, -128, -112, -126, -9, -7, -48, 928, 116,
};

/* Up to U+058F: exact. */
static const uint8_t latin[] = {
    RUN(NONE, 9), RUN(WHITE, 5), LONG(NONE, 14), RUN(WHITE, 4), RUN(SPACE, 1), LONG(SYMBOL, 15),
    RUN(DECIMAL, 10), RUN(SYMBOL, 7), LONG(UPPER, 26), 32, RUN(SYMBOL, 6), LONG(LOWER, 26), 32,
    RUN(SYMBOL, 4), RUN(NONE, 6), RUN(WHITE, 1), LONG(NONE, 26), RUN(WHITE, 1), RUN(SYMBOL, 9),
    RUN(LOWER, 1), 0, RUN(SYMBOL, 2), RUN(NONE, 1), RUN(SYMBOL, 4), RUN(DIGIT, 2), RUN(SYMBOL, 1),
    RUN(LOWER, 1), 0, RUN(SYMBOL, 1), RUN(MARK, 1), RUN(SYMBOL, 1), RUN(DIGIT, 1),
    RUN(LOWER, 1), 0, RUN(SYMBOL, 1), RUN(NUMERIC, 3), RUN(SYMBOL, 1), LONG(UPPER, 23), 32,
    RUN(SYMBOL, 1), RUN(UPPER, 7), 32, RUN(LOWER, 1), 0, LONG(LOWER, 23), 32, RUN(SYMBOL, 1),
    RUN(LOWER, 7), 32, RUN(LOWER, 1), 0,
};
/* Extended-A and -B: many pairs, and many letters whose partner lies among the phonetic ones. */
static const uint8_t latin_extended[] = {
    LONG(EVEN, 48), RUN(UPPER, 1), 0, RUN(LOWER, 1), 0, RUN(EVEN, 6), RUN(LOWER, 1), 0,
    LONG(ODD, 16), RUN(LOWER, 1), 0, LONG(EVEN, 46), RUN(UPPER, 1), 0, RUN(ODD, 6),
    RUN(LOWER, 2), 0, RUN(UPPER, 1), 0, RUN(EVEN, 4), RUN(UPPER, 1), 0, RUN(ODD, 2),
    RUN(UPPER, 2), 0, RUN(ODD, 2), RUN(LOWER, 1), 0, RUN(UPPER, 1), 79, RUN(UPPER, 2), 0,
    RUN(ODD, 2), RUN(UPPER, 2), 0, RUN(LOWER, 1), 0, RUN(UPPER, 2), 0, RUN(EVEN, 2),
    RUN(LOWER, 2), 0, RUN(UPPER, 2), 0, RUN(LOWER, 1), 0, RUN(UPPER, 1), 0, RUN(EVEN, 6),
    RUN(UPPER, 1), 0, RUN(ODD, 2), RUN(UPPER, 1), 0, RUN(LOWER, 2), 0, RUN(EVEN, 2),
    RUN(UPPER, 1), 0, RUN(ODD, 2), RUN(UPPER, 2), 0, RUN(ODD, 4), RUN(UPPER, 1), 0, RUN(EVEN, 2),
    RUN(LOWER, 1), 0, RUN(LETTER, 1), RUN(EVEN, 2), RUN(LOWER, 2), 0, RUN(LETTER, 4),
    RUN(UPPER, 1), 2, RUN(TITLE, 1), 0, RUN(LOWER, 1), 2, RUN(UPPER, 1), 2, RUN(TITLE, 1), 0,
    RUN(LOWER, 1), 2, RUN(UPPER, 1), 2, RUN(TITLE, 1), 0, RUN(LOWER, 1), 2, LONG(ODD, 16),
    RUN(LOWER, 1), 79, LONG(EVEN, 18), RUN(LOWER, 1), 0, RUN(UPPER, 1), 2, RUN(TITLE, 1), 0,
    RUN(LOWER, 1), 2, RUN(EVEN, 2), RUN(UPPER, 2), 0, LONG(EVEN, 40), RUN(UPPER, 1), 0,
    RUN(LOWER, 1), 0, LONG(EVEN, 18), RUN(LOWER, 6), 0, RUN(UPPER, 1), 0, RUN(ODD, 2),
    RUN(UPPER, 2), 0, RUN(LOWER, 2), 0, RUN(ODD, 2), RUN(UPPER, 1), 0, RUN(UPPER, 1), 69,
    RUN(UPPER, 1), 71, RUN(EVEN, 10),
};
/* IPA, modifier letters, and all the combining marks. */
static const uint8_t phonetic[] = {
    LONG(LOWER, 57), 0, RUN(LOWER, 1), 69, RUN(LOWER, 2), 0, RUN(LOWER, 1), 71, RUN(LOWER, 7), 0,
    RUN(LETTER, 1), LONG(LOWER, 36), 0, RUN(LETTER, 7), RUN(LOWER, 2), 0, RUN(SYMBOL, 4),
    RUN(LETTER, 12), LONG(SYMBOL, 14), RUN(LOWER, 5), 0, RUN(SYMBOL, 7), RUN(LETTER, 1),
    RUN(SYMBOL, 1), RUN(LETTER, 1), LONG(SYMBOL, 17), RUN(MARK, REST),
};
/* With Coptic letters. The accented vowels have distances of their own. */
static const uint8_t greek[] = {
    RUN(EVEN, 4), RUN(LETTER, 1), RUN(SYMBOL, 1), RUN(EVEN, 2), RUN(NONE, 2), RUN(LOWER, 4), 0,
    RUN(SYMBOL, 1), RUN(UPPER, 1), FAR + 15, RUN(NONE, 4), RUN(SYMBOL, 2), RUN(UPPER, 1), 38,
    RUN(MARK, 1), RUN(UPPER, 3), 37, RUN(NONE, 1), RUN(UPPER, 1), 64, RUN(NONE, 1),
    RUN(UPPER, 2), 63, RUN(LOWER, 1), 0, LONG(UPPER, 17), 32, RUN(NONE, 1), RUN(UPPER, 9), 32,
    RUN(LOWER, 1), 38, RUN(LOWER, 3), 37, RUN(LOWER, 1), 0, LONG(LOWER, 17), 32, RUN(LOWER, 1), 31,
    RUN(LOWER, 9), 32, RUN(LOWER, 1), 64, RUN(LOWER, 2), 63, RUN(UPPER, 1), 8, RUN(LOWER, 1), 62,
    RUN(LOWER, 1), 57, RUN(UPPER, 3), 0, RUN(LOWER, 1), 47, RUN(LOWER, 1), 54, RUN(LOWER, 1), 8,
    LONG(EVEN, 24), RUN(LOWER, 1), 86, RUN(LOWER, 1), 80, RUN(LOWER, 1), 0,
    RUN(LOWER, 1), FAR + 15, RUN(UPPER, 1), 0, RUN(LOWER, 1), 96, RUN(SYMBOL, 1), RUN(ODD, 2),
    RUN(UPPER, 1), 0, RUN(EVEN, 2), RUN(LOWER, 1), 0, RUN(UPPER, 3), 0,
};
/* With Armenian, where the exact part ends. */
static const uint8_t cyrillic[] = {
    LONG(UPPER, 16), 80, LONG(UPPER, 32), 32, LONG(LOWER, 32), 32, LONG(LOWER, 16), 80,
    LONG(EVEN, 34), RUN(SYMBOL, 1), RUN(MARK, 5), RUN(SYMBOL, 2), LONG(EVEN, 54),
    RUN(UPPER, 1), 15, LONG(ODD, 14), RUN(LOWER, 1), 15, LONG(EVEN, 96), RUN(NONE, 1),
    LONG(UPPER, 38), 48, RUN(NONE, 2), RUN(LETTER, 1), RUN(SYMBOL, 6), RUN(LOWER, 1), 0,
    LONG(LOWER, 38), 48, RUN(LOWER, 2), 0, RUN(SYMBOL, 2), RUN(NONE, 2), RUN(SYMBOL, 3),
};
/* From here on coarsely, but for case, decimals, blanks and what is said. */
static const uint8_t hebrew_arabic[] = {
    LONG(MARK, 46), RUN(SYMBOL, 1), RUN(MARK, 1), RUN(SYMBOL, 1), RUN(MARK, 2), RUN(SYMBOL, 1),
    RUN(MARK, 2), RUN(SYMBOL, 1), RUN(MARK, 9), LONG(LETTER, 35), RUN(SYMBOL, 13), RUN(NONE, 6),
    RUN(SYMBOL, 10), RUN(MARK, 11), RUN(SYMBOL, 1), RUN(NONE, 1), RUN(SYMBOL, 3), LONG(LETTER, 43),
    LONG(MARK, 21), RUN(DECIMAL, 10), RUN(SYMBOL, 4), RUN(LETTER, 2), RUN(MARK, 1),
    LONG(LETTER, 99), RUN(SYMBOL, 1), RUN(LETTER, 1), RUN(MARK, 7), RUN(NONE, 1), RUN(SYMBOL, 1),
    RUN(MARK, 6), RUN(LETTER, 2), RUN(MARK, 2), RUN(SYMBOL, 1), RUN(MARK, 4), RUN(LETTER, 2),
    RUN(DECIMAL, 10), RUN(LETTER, 3), RUN(SYMBOL, 2), RUN(LETTER, 1),
};
/* Syriac to Tibetan: what matters here are the digits of each script. */
static const uint8_t indic[] = {
    LONG(SYMBOL, 15), RUN(NONE, 1), LONG(LETTER, 176), RUN(DECIMAL, 10), LONG(LETTER, 102),
    LONG(SYMBOL, 16), LONG(LETTER, 80), RUN(NONE, 2), LONG(LETTER, 80), RUN(NONE, 1),
    LONG(LETTER, 131), RUN(DECIMAL, 10), RUN(SYMBOL, 1), LONG(LETTER, 117), RUN(DECIMAL, 10),
    RUN(LETTER, 2), RUN(SYMBOL, 12), LONG(LETTER, 104), RUN(DECIMAL, 10), LONG(LETTER, 118),
    RUN(DECIMAL, 10), RUN(SYMBOL, 9), LONG(LETTER, 109), RUN(DECIMAL, 10), LONG(SYMBOL, 18),
    LONG(LETTER, 100), RUN(DECIMAL, 10), LONG(SYMBOL, 16), LONG(LETTER, 102), RUN(DECIMAL, 10),
    LONG(SYMBOL, 21), LONG(LETTER, 97), RUN(DECIMAL, 10), LONG(LETTER, 104), RUN(SYMBOL, 7),
    RUN(LETTER, 7), RUN(DECIMAL, 10), RUN(SYMBOL, 10), LONG(LETTER, 108), RUN(DECIMAL, 10),
    LONG(LETTER, 96), RUN(DECIMAL, 10), LONG(SYMBOL, 39), LONG(LETTER, 79), RUN(DECIMAL, 10),
    LONG(LETTER, 39), LONG(SYMBOL, 31), RUN(DECIMAL, 10), LONG(SYMBOL, 20), LONG(LETTER, 128),
    RUN(SYMBOL, REST),
};
/* Georgian capitals are recent: their small letters are 3008 below, titles have none. Cherokee
 * small letters lie in a block of their own. */
static const uint8_t myanmar_georgian[] = {
    LONG(LETTER, 64), RUN(DECIMAL, 10), RUN(SYMBOL, 6), LONG(LETTER, 64), RUN(DECIMAL, 10),
    RUN(LETTER, 6), LONG(UPPER, 38), FAR + 0, RUN(LETTER, 1), RUN(UPPER, 1), FAR + 0,
    RUN(LETTER, 5), RUN(UPPER, 1), FAR + 0, RUN(LETTER, 2), LONG(LOWER, 43), FAR + 1,
    RUN(LETTER, 2), RUN(LOWER, 3), FAR + 1, HUGE(LETTER, 608), LONG(SYMBOL, 32), LONG(LETTER, 16),
    LONG(SYMBOL, 16), LONG(UPPER, 80), FAR + 2, RUN(UPPER, 6), 8, RUN(LETTER, 2), RUN(LOWER, 6), 8,
    RUN(LETTER, REST),
};
/* Ogham to Lepcha; Mongolian has a separator that is not printable. */
static const uint8_t south_asian[] = {
    RUN(WHITE, 1), HUGE(LETTER, 351), RUN(DECIMAL, 10), LONG(SYMBOL, 36), RUN(NONE, 1),
    RUN(LETTER, 1), RUN(DECIMAL, 10), HUGE(LETTER, 300), RUN(DECIMAL, 10), LONG(LETTER, 128),
    RUN(DECIMAL, 10), LONG(SYMBOL, 38), LONG(LETTER, 128), RUN(DECIMAL, 10), RUN(NONE, 6),
    RUN(DECIMAL, 10), LONG(SYMBOL, 22), LONG(LETTER, 160), RUN(DECIMAL, 10), LONG(SYMBOL, 17),
    RUN(LETTER, 9), RUN(SYMBOL, 12), LONG(LETTER, 48), RUN(DECIMAL, 10), LONG(LETTER, 129),
    RUN(SYMBOL, 5), RUN(DECIMAL, 10), RUN(LETTER, 6), RUN(DECIMAL, 10), RUN(LETTER, REST),
};
/* With Latin Extended Additional: exact from U+1E00 on. */
static const uint8_t phonetic_extensions[] = {
    RUN(LOWER, 9), 0, RUN(LETTER, 7), LONG(UPPER, 43), FAR + 1, RUN(LETTER, 2),
    RUN(UPPER, 3), FAR + 1, LONG(SYMBOL, 20), LONG(LETTER, 44), LONG(LOWER, 192), 0,
    LONG(LETTER, 64), LONG(EVEN, 150), RUN(LOWER, 5), 0, RUN(LOWER, 1), 59, RUN(LOWER, 2), 0,
    RUN(UPPER, 1), FAR + 3, RUN(LOWER, 1), 0, RUN(EVEN, REST),
};
/* Exact. */
static const uint8_t greek_extended[] = {
    RUN(LOWER, 8), FAR + 4, RUN(UPPER, 8), FAR + 4, RUN(LOWER, 6), FAR + 4, RUN(NONE, 2),
    RUN(UPPER, 6), FAR + 4, RUN(NONE, 2), RUN(LOWER, 8), FAR + 4, RUN(UPPER, 8), FAR + 4,
    RUN(LOWER, 8), FAR + 4, RUN(UPPER, 8), FAR + 4, RUN(LOWER, 6), FAR + 4, RUN(NONE, 2),
    RUN(UPPER, 6), FAR + 4, RUN(NONE, 2), RUN(LOWER, 1), 0, RUN(LOWER, 1), FAR + 4,
    RUN(LOWER, 1), 0, RUN(LOWER, 1), FAR + 4, RUN(LOWER, 1), 0, RUN(LOWER, 1), FAR + 4,
    RUN(LOWER, 1), 0, RUN(LOWER, 1), FAR + 4, RUN(NONE, 1), RUN(UPPER, 1), FAR + 4, RUN(NONE, 1),
    RUN(UPPER, 1), FAR + 4, RUN(NONE, 1), RUN(UPPER, 1), FAR + 4, RUN(NONE, 1),
    RUN(UPPER, 1), FAR + 4, RUN(LOWER, 8), FAR + 4, RUN(UPPER, 8), FAR + 4, RUN(LOWER, 2), FAR + 5,
    RUN(LOWER, 4), FAR + 6, RUN(LOWER, 2), FAR + 7, RUN(LOWER, 2), FAR + 8, RUN(LOWER, 2), FAR + 9,
    RUN(LOWER, 2), FAR + 10, RUN(NONE, 2), RUN(LOWER, 8), FAR + 4, RUN(TITLE, 8), FAR + 4,
    RUN(LOWER, 8), FAR + 4, RUN(TITLE, 8), FAR + 4, RUN(LOWER, 8), FAR + 4, RUN(TITLE, 8), FAR + 4,
    RUN(LOWER, 2), FAR + 4, RUN(LOWER, 1), 0, RUN(LOWER, 1), FAR + 11, RUN(LOWER, 1), 0,
    RUN(NONE, 1), RUN(LOWER, 2), 0, RUN(UPPER, 2), FAR + 4, RUN(UPPER, 2), FAR + 5,
    RUN(TITLE, 1), FAR + 11, RUN(SYMBOL, 1), RUN(LOWER, 1), 0, RUN(SYMBOL, 3), RUN(LOWER, 1), 0,
    RUN(LOWER, 1), FAR + 11, RUN(LOWER, 1), 0, RUN(NONE, 1), RUN(LOWER, 2), 0,
    RUN(UPPER, 4), FAR + 6, RUN(TITLE, 1), FAR + 11, RUN(SYMBOL, 3), RUN(LOWER, 2), FAR + 4,
    RUN(LOWER, 2), 0, RUN(NONE, 2), RUN(LOWER, 2), 0, RUN(UPPER, 2), FAR + 4,
    RUN(UPPER, 2), FAR + 7, RUN(NONE, 1), RUN(SYMBOL, 3), RUN(LOWER, 2), FAR + 4, RUN(LOWER, 3), 0,
    RUN(LOWER, 1), FAR + 12, RUN(LOWER, 2), 0, RUN(UPPER, 2), FAR + 4, RUN(UPPER, 2), FAR + 9,
    RUN(UPPER, 1), FAR + 12, RUN(SYMBOL, 3), RUN(NONE, 2), RUN(LOWER, 1), 0,
    RUN(LOWER, 1), FAR + 11, RUN(LOWER, 1), 0, RUN(NONE, 1), RUN(LOWER, 2), 0,
    RUN(UPPER, 2), FAR + 8, RUN(UPPER, 2), FAR + 10, RUN(TITLE, 1), FAR + 11, RUN(SYMBOL, 2),
    RUN(NONE, 1),
};
/* With superscripts, letterlike, number forms, symbols. */
static const uint8_t punctuation[] = {
    RUN(WHITE, 11), RUN(NONE, 5), LONG(SYMBOL, 24), RUN(WHITE, 2), RUN(NONE, 5), RUN(WHITE, 1),
    LONG(SYMBOL, 15), RUN(MARK, 2), LONG(SYMBOL, 30), RUN(WHITE, 1), LONG(NONE, 16), RUN(DIGIT, 1),
    RUN(LOWER, 1), 0, RUN(DIGIT, 8), RUN(SYMBOL, 5), RUN(LOWER, 1), 0, RUN(DIGIT, 10),
    RUN(SYMBOL, 6), RUN(LOWER, 13), 0, RUN(LETTER, 3), LONG(SYMBOL, 48), RUN(MARK, 13),
    RUN(SYMBOL, 8), LONG(MARK, 27), RUN(SYMBOL, 10), RUN(LETTER, 12), RUN(SYMBOL, 3),
    RUN(LETTER, 5), RUN(SYMBOL, 8), RUN(UPPER, 1), 0, RUN(SYMBOL, 3), RUN(UPPER, 2), 0,
    RUN(LETTER, 4), RUN(UPPER, 2), 0, RUN(UPPER, 1), 28, RUN(LETTER, 7), RUN(SYMBOL, 2),
    RUN(LETTER, 4), RUN(SYMBOL, 5), RUN(LETTER, 5), RUN(SYMBOL, 4), RUN(LOWER, 1), 28,
    RUN(SYMBOL, 1), LONG(NUMERIC, 16), LONG(CASED, 16), CASED_NUMERAL | 16,
    LONG(CASED, 16), CASED_NUMERAL | CASED_SMALL | 16, RUN(NUMLET, 3), RUN(ODD, 2), RUN(NUMLET, 5),
    HUGE(SYMBOL, 726), RUN(DIGIT, 9), RUN(NUMERIC, 11), RUN(DIGIT, 9), RUN(NUMERIC, 11),
    RUN(DIGIT, 9), RUN(NUMERIC, 11), LONG(SYMBOL, 26), LONG(CASED, 26), 26,
    LONG(CASED, 26), CASED_SMALL | 26, RUN(DIGIT, 1), RUN(NUMERIC, 10), RUN(DIGIT, 9),
    RUN(NUMERIC, 1), RUN(DIGIT, 1), HUGE(SYMBOL, 630), RUN(DIGIT, 9), RUN(NUMERIC, 1),
    RUN(DIGIT, 9), RUN(NUMERIC, 1), RUN(DIGIT, 9), RUN(NUMERIC, 1), RUN(SYMBOL, REST),
};
/* With Latin Extended-C: exact up to U+2D2F. */
static const uint8_t glagolitic_coptic[] = {
    LONG(UPPER, 48), 48, LONG(LOWER, 48), 48, RUN(EVEN, 2), RUN(UPPER, 3), 0, RUN(LOWER, 2), 0,
    RUN(ODD, 6), RUN(UPPER, 4), 0, RUN(LOWER, 1), 0, RUN(EVEN, 2), RUN(LOWER, 1), 0, RUN(ODD, 2),
    RUN(LOWER, 7), 0, RUN(UPPER, 2), 0, LONG(EVEN, 100), RUN(LOWER, 1), 0, RUN(SYMBOL, 6),
    RUN(ODD, 4), RUN(MARK, 3), RUN(EVEN, 2), RUN(NONE, 5), RUN(SYMBOL, 4), RUN(NUMERIC, 1),
    RUN(SYMBOL, 2), LONG(LOWER, 38), FAR + 0, RUN(NONE, 1), RUN(LOWER, 1), FAR + 0, RUN(NONE, 5),
    RUN(LOWER, 1), FAR + 0, RUN(NONE, 2), RUN(LETTER, REST),
};
/* Radicals, kana, hangul and the first plane of ideographs, Yi. */
static const uint8_t east_asian[] = {
    HUGE(SYMBOL, 512), RUN(WHITE, 1), LONG(SYMBOL, 32), HUGE(LETTER, 367), LONG(SYMBOL, 16),
    LONG(LETTER, 32), LONG(SYMBOL, 48), LONG(LETTER, 16), HUGE(SYMBOL, 512), HUGE(LETTER, 6592),
    LONG(SYMBOL, 64), RUN(LETTER, REST),
};
/* Exact from U+A640 on. */
static const uint8_t cyrillic_latin_extended[] = {
    LONG(SYMBOL, 64), HUGE(LETTER, 336), RUN(DECIMAL, 10), LONG(LETTER, 22), LONG(EVEN, 46),
    RUN(LETTER, 1), RUN(MARK, 1), RUN(SYMBOL, 4), RUN(MARK, 10), RUN(SYMBOL, 1), RUN(LETTER, 1),
    LONG(EVEN, 28), RUN(LOWER, 2), 0, RUN(MARK, 2), LONG(LETTER, 70), RUN(MARK, 12),
    RUN(SYMBOL, 6), RUN(NONE, 8), LONG(SYMBOL, 23), RUN(LETTER, 9), RUN(SYMBOL, 2), LONG(EVEN, 14),
    RUN(LOWER, 2), 0, LONG(EVEN, 62), RUN(LOWER, 9), 0, RUN(ODD, 4), RUN(UPPER, 1), 0,
    RUN(EVEN, 10), RUN(LETTER, 1), RUN(SYMBOL, 2), RUN(ODD, 2), RUN(UPPER, 1), 0, RUN(LOWER, 1), 0,
    RUN(LETTER, 1), RUN(EVEN, 4), RUN(LOWER, 1), FAR + 13, RUN(LOWER, 1), 0, LONG(EVEN, 20),
    RUN(UPPER, 5), 0, RUN(LOWER, 1), 0, RUN(UPPER, 3), 0, RUN(UPPER, 1), FAR + 14, LONG(EVEN, 16),
    RUN(UPPER, 1), FAR + 13, RUN(UPPER, 2), 0, RUN(ODD, 4), RUN(NONE, 5), RUN(EVEN, 2),
    RUN(NONE, 1), RUN(LOWER, 1), 0, RUN(NONE, 1), RUN(LOWER, 1), 0, RUN(EVEN, 4), LONG(NONE, 24),
    RUN(LETTER, 3), RUN(ODD, 2), RUN(LETTER, 1),
};
/* The end of Latin Extended-D, more Indic scripts, Cherokee small letters, hangul. */
static const uint8_t cherokee[] = {
    RUN(LOWER, 3), 0, LONG(LETTER, 53), LONG(SYMBOL, 16), LONG(LETTER, 144), RUN(DECIMAL, 10),
    LONG(LETTER, 38), RUN(DECIMAL, 10), LONG(LETTER, 183), LONG(SYMBOL, 15), RUN(DECIMAL, 10),
    RUN(SYMBOL, 6), LONG(LETTER, 16), RUN(DECIMAL, 10), LONG(LETTER, 86), RUN(DECIMAL, 10),
    RUN(SYMBOL, 6), LONG(LETTER, 208), LONG(LOWER, 35), 0, RUN(LOWER, 1), FAR + 14,
    RUN(LOWER, 7), 0, RUN(LETTER, 1), RUN(LOWER, 13), 0, RUN(LETTER, 7), LONG(LOWER, 80), FAR + 2,
    LONG(LETTER, 48), RUN(DECIMAL, 10), RUN(LETTER, REST),
};
/* Surrogates, private use, presentation forms, full width. */
static const uint8_t compatibility[] = {
    HUGE(NONE, 8448), HUGE(LETTER, 512), RUN(LOWER, 7), 0, RUN(LETTER, 12), RUN(LOWER, 5), 0,
    LONG(LETTER, 154), LONG(SYMBOL, 33), HUGE(LETTER, 363), LONG(SYMBOL, 18), LONG(LETTER, 192),
    LONG(SYMBOL, 16), LONG(LETTER, 21), LONG(SYMBOL, 59), LONG(LETTER, 143), RUN(NONE, 1),
    LONG(SYMBOL, 16), RUN(DECIMAL, 10), RUN(SYMBOL, 7), LONG(UPPER, 26), 32, RUN(LETTER, 6),
    LONG(LOWER, 26), 32, RUN(SYMBOL, 11), LONG(LETTER, 122), LONG(SYMBOL, 25), RUN(NONE, 3),
    RUN(SYMBOL, 4),
};
/* Linear B, Deseret, Osage, Vithkuqi. */
static const uint8_t plane_1[] = {
    LONG(LETTER, 256), LONG(SYMBOL, 64), LONG(LETTER, 53), LONG(SYMBOL, 136), HUGE(LETTER, 515),
    LONG(UPPER, 40), 40, LONG(LOWER, 40), 40, LONG(LETTER, 80), RUN(DECIMAL, 10), RUN(LETTER, 6),
    LONG(UPPER, 36), 40, RUN(LETTER, 4), LONG(LOWER, 36), 40, LONG(LETTER, 116),
    RUN(UPPER, 11), 39, RUN(LETTER, 1), LONG(UPPER, 15), 39, RUN(LETTER, 1), RUN(UPPER, 7), 39,
    RUN(LETTER, 1), RUN(UPPER, 2), 39, RUN(LETTER, 1), RUN(LOWER, 11), 39, RUN(LETTER, 1),
    LONG(LOWER, 15), 39, RUN(LETTER, 1), RUN(LOWER, 7), 39, RUN(LETTER, 1), RUN(LOWER, 2), 39,
    HUGE(LETTER, 1027), LONG(SYMBOL, 64), RUN(LETTER, REST),
};
/* Old Hungarian, Brahmi and its relatives, Warang Citi. */
static const uint8_t plane_1_indic[] = {
    LONG(UPPER, 51), 64, RUN(LETTER, 13), LONG(LOWER, 51), 64, LONG(LETTER, 61), RUN(DECIMAL, 10),
    HUGE(LETTER, 792), LONG(NUMERIC, 20), RUN(DECIMAL, 10), LONG(LETTER, 128), RUN(DECIMAL, 10),
    LONG(LETTER, 60), RUN(DECIMAL, 10), LONG(LETTER, 144), RUN(DECIMAL, 10), HUGE(LETTER, 278),
    RUN(DECIMAL, 10), HUGE(LETTER, 342), RUN(DECIMAL, 10), LONG(LETTER, 118), RUN(DECIMAL, 10),
    HUGE(LETTER, 374), RUN(DECIMAL, 10), LONG(LETTER, 102), RUN(DECIMAL, 10), LONG(LETTER, 102),
    RUN(DECIMAL, 10), HUGE(LETTER, 358), LONG(UPPER, 32), 32, LONG(LOWER, 32), 32,
    RUN(DECIMAL, 10), LONG(LETTER, 102), RUN(DECIMAL, 10), HUGE(LETTER, 758), RUN(DECIMAL, 10),
    LONG(LETTER, 246), RUN(DECIMAL, 10), LONG(LETTER, 70), RUN(DECIMAL, 10), HUGE(LETTER, 534),
    RUN(SYMBOL, REST),
};
/* Cuneiform, hieroglyphs, Medefaidrin, mathematical letters and digits, Adlam. */
static const uint8_t plane_1_rest[] = {
    HUGE(LETTER, 5168), HUGE(NONE, 4048), HUGE(LETTER, 583), HUGE(NONE, 8633), HUGE(LETTER, 608),
    RUN(DECIMAL, 10), LONG(LETTER, 86), RUN(DECIMAL, 10), LONG(LETTER, 134), RUN(DECIMAL, 10),
    HUGE(LETTER, 742), LONG(UPPER, 32), 32, LONG(LOWER, 32), 32, HUGE(LETTER, 24784),
    HUGE(SYMBOL, 1200), HUGE(LETTER, 974), LONG(DECIMAL, 50), HUGE(SYMBOL, 512),
    HUGE(LETTER, 1856), RUN(DECIMAL, 10), HUGE(LETTER, 422), RUN(DECIMAL, 10), HUGE(LETTER, 1542),
    LONG(UPPER, 34), 34, LONG(LOWER, 34), 34, RUN(LETTER, 12), RUN(DECIMAL, 10), RUN(LETTER, 4),
    HUGE(SYMBOL, 1186), LONG(LETTER, 240), RUN(SYMBOL, REST),
};
/* Enclosed letters, emoji; then planes 2 and 3, tags and private use. */
static const uint8_t symbols_and_ideographs[] = {
    RUN(DIGIT, 11), HUGE(SYMBOL, 2789), RUN(DECIMAL, 10), HUGE(SYMBOL, 1030), HUGE(LETTER, 74672),
    HUGE(NONE, 712016), LONG(MARK, 240), RUN(NONE, REST),
};
static const Block blocks[] = {
    {0x00000, latin}, {0x00100, latin_extended}, {0x00250, phonetic}, {0x00370, greek},
    {0x00400, cyrillic}, {0x00590, hebrew_arabic}, {0x00700, indic}, {0x01000, myanmar_georgian},
    {0x01680, south_asian}, {0x01c80, phonetic_extensions}, {0x01f00, greek_extended},
    {0x02000, punctuation}, {0x02c00, glagolitic_coptic}, {0x02e00, east_asian},
    {0x0a490, cyrillic_latin_extended}, {0x0a7f8, cherokee}, {0x0d800, compatibility},
    {0x10000, plane_1}, {0x10c80, plane_1_indic}, {0x12000, plane_1_rest},
    {0x1f100, symbols_and_ideographs},
};

/* {small letter, capital}, one way where the other way is a near one (the micro sign). */
static const uint16_t far_pairs[][2] = {
    {0x0069, 0x0130}, {0x006b, 0x212a}, {0x00b5, 0x039c}, {0x00e5, 0x212b}, {0x00ff, 0x0178},
    {0x0131, 0x0049}, {0x017f, 0x0053}, {0x0180, 0x0243}, {0x0195, 0x01f6}, {0x019a, 0x023d},
    {0x019e, 0x0220}, {0x01bf, 0x01f7}, {0x023f, 0x2c7e}, {0x0240, 0x2c7f}, {0x0250, 0x2c6f},
    {0x0251, 0x2c6d}, {0x0252, 0x2c70}, {0x0253, 0x0181}, {0x0254, 0x0186}, {0x0256, 0x0189},
    {0x0257, 0x018a}, {0x0259, 0x018f}, {0x025b, 0x0190}, {0x025c, 0xa7ab}, {0x0260, 0x0193},
    {0x0261, 0xa7ac}, {0x0263, 0x0194}, {0x0265, 0xa78d}, {0x0266, 0xa7aa}, {0x0268, 0x0197},
    {0x0269, 0x0196}, {0x026a, 0xa7ae}, {0x026b, 0x2c62}, {0x026c, 0xa7ad}, {0x026f, 0x019c},
    {0x0271, 0x2c6e}, {0x0272, 0x019d}, {0x0275, 0x019f}, {0x027d, 0x2c64}, {0x0280, 0x01a6},
    {0x0282, 0xa7c5}, {0x0283, 0x01a9}, {0x0287, 0xa7b1}, {0x0288, 0x01ae}, {0x028a, 0x01b1},
    {0x028b, 0x01b2}, {0x0292, 0x01b7}, {0x029d, 0xa7b2}, {0x029e, 0xa7b0}, {0x037b, 0x03fd},
    {0x037c, 0x03fe}, {0x037d, 0x03ff}, {0x03b8, 0x03f4}, {0x03c9, 0x2126}, {0x03f2, 0x03f9},
    {0x1c80, 0x0412}, {0x1c81, 0x0414}, {0x1c82, 0x041e}, {0x1c83, 0x0421}, {0x1c84, 0x0422},
    {0x1c85, 0x0422}, {0x1c86, 0x042a}, {0x1c87, 0x0462}, {0x1c88, 0xa64a}, {0x1d79, 0xa77d},
    {0x1d7d, 0x2c63}, {0x1d8e, 0xa7c6}, {0x1fbe, 0x0399}, {0x2c65, 0x023a}, {0x2c66, 0x023e},
};

/* A letter, and its capital of several characters, of which the last is marked. U+1F80 to U+1FAF
 * are in expand(). */
enum { LAST = 0x8000 };
static const uint16_t long_capitals[] = {
    0x00df, 0x0053, LAST | 0x0053, 0x0149, 0x02bc, LAST | 0x004e, 0x01f0, 0x004a, LAST | 0x030c,
    0x0390, 0x0399, 0x0308, LAST | 0x0301, 0x03b0, 0x03a5, 0x0308, LAST | 0x0301,
    0x0587, 0x0535, LAST | 0x0552, 0x1e96, 0x0048, LAST | 0x0331, 0x1e97, 0x0054, LAST | 0x0308,
    0x1e98, 0x0057, LAST | 0x030a, 0x1e99, 0x0059, LAST | 0x030a, 0x1e9a, 0x0041, LAST | 0x02be,
    0x1f50, 0x03a5, LAST | 0x0313, 0x1f52, 0x03a5, 0x0313, LAST | 0x0300,
    0x1f54, 0x03a5, 0x0313, LAST | 0x0301, 0x1f56, 0x03a5, 0x0313, LAST | 0x0342,
    0x1fb2, 0x1fba, LAST | 0x0399, 0x1fb3, 0x0391, LAST | 0x0399, 0x1fb4, 0x0386, LAST | 0x0399,
    0x1fb6, 0x0391, LAST | 0x0342, 0x1fb7, 0x0391, 0x0342, LAST | 0x0399,
    0x1fbc, 0x0391, LAST | 0x0399, 0x1fc2, 0x1fca, LAST | 0x0399, 0x1fc3, 0x0397, LAST | 0x0399,
    0x1fc4, 0x0389, LAST | 0x0399, 0x1fc6, 0x0397, LAST | 0x0342,
    0x1fc7, 0x0397, 0x0342, LAST | 0x0399, 0x1fcc, 0x0397, LAST | 0x0399,
    0x1fd2, 0x0399, 0x0308, LAST | 0x0300, 0x1fd3, 0x0399, 0x0308, LAST | 0x0301,
    0x1fd6, 0x0399, LAST | 0x0342, 0x1fd7, 0x0399, 0x0308, LAST | 0x0342,
    0x1fe2, 0x03a5, 0x0308, LAST | 0x0300, 0x1fe3, 0x03a5, 0x0308, LAST | 0x0301,
    0x1fe4, 0x03a1, LAST | 0x0313, 0x1fe6, 0x03a5, LAST | 0x0342,
    0x1fe7, 0x03a5, 0x0308, LAST | 0x0342, 0x1ff2, 0x1ffa, LAST | 0x0399,
    0x1ff3, 0x03a9, LAST | 0x0399, 0x1ff4, 0x038f, LAST | 0x0399, 0x1ff6, 0x03a9, LAST | 0x0342,
    0x1ff7, 0x03a9, 0x0342, LAST | 0x0399, 0x1ffc, 0x03a9, LAST | 0x0399,
    0xfb00, 0x0046, LAST | 0x0046, 0xfb01, 0x0046, LAST | 0x0049, 0xfb02, 0x0046, LAST | 0x004c,
    0xfb03, 0x0046, 0x0046, LAST | 0x0049, 0xfb04, 0x0046, 0x0046, LAST | 0x004c,
    0xfb05, 0x0053, LAST | 0x0054, 0xfb06, 0x0053, LAST | 0x0054, 0xfb13, 0x0544, LAST | 0x0546,
    0xfb14, 0x0544, LAST | 0x0535, 0xfb15, 0x0544, LAST | 0x053b, 0xfb16, 0x054e, LAST | 0x0546,
    0xfb17, 0x0544, LAST | 0x053d,
};
/* clang-format on */

#define BLOCKS (sizeof blocks / sizeof blocks[0])
#define FAR_PAIRS (sizeof far_pairs / sizeof far_pairs[0])
#define LONG_CAPITALS (sizeof long_capitals / sizeof long_capitals[0])

typedef struct {
    uint32_t first;
    Kind kind;        /* EVEN and ODD are resolved to UPPER and LOWER */
    int32_t distance; /* of CASED with its flags */
} Run;

/* The run that the code point lies in: the block is found from the front, since most text is in the
 * first ones, then the run within it. Any number may be asked about: the last run has no end. */
static Run run_of(uint32_t code) {
    size_t block = 0;
    while (block + 1 < BLOCKS && blocks[block + 1].first <= code) {
        block++;
    }
    Run run = {blocks[block].first, NONE, 0};
    for (const uint8_t *at = blocks[block].runs;;) {
        uint32_t n = *at & 0xf;
        run.kind = (Kind)(*at++ >> 4);
        if (n == REST) {
            n = UINT32_MAX;
        } else if (n == IS_LONG) {
            n += *at++;
        } else if (n == IS_HUGE) {
            n = (uint32_t)(at[0] | at[1] << 8 | at[2] << 16);
            at += 3;
        }
        run.distance = run.kind >= UPPER ? *at++ : 0;
        if (code - run.first < n) {
            break;
        }
        run.first += n;
    }
    if (run.kind == EVEN || run.kind == ODD) {
        /* The two of a pair are neighbours: the small letter is the capital plus one. */
        run.kind = (code & 1) == (run.kind == ODD) ? UPPER : LOWER;
        run.distance = 1;
    } else if (run.distance >= FAR && run.kind != CASED) {
        run.distance = far_distances[run.distance - FAR];
    }
    return run;
}

/* The other member of the pair that has `code` at place `from`; `code` if there is no such pair. */
static uint32_t far_case(uint32_t code, int from) {
    for (size_t i = 0; i < FAR_PAIRS; i++) {
        if (far_pairs[i][from] == code) {
            return far_pairs[i][!from];
        }
    }
    return code;
}

unsigned unicode_properties(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == CASED) {
        return properties_of[run.distance & CASED_NUMERAL ? NUMLET : SYMBOL] |
               (run.distance & CASED_SMALL ? UNICODE_LOWER : UNICODE_UPPER);
    }
    unsigned properties = properties_of[run.kind];
    if (code == '_') {
        properties |= UNICODE_START | UNICODE_CONTINUE;
    } else if (code == 0x345) { /* the iota below: a mark, but lower case */
        properties |= UNICODE_LOWER;
    } else if (code == 0x37a) { /* the iota beside: it would normalize to a blank and an iota */
        properties &= ~(unsigned)(UNICODE_START | UNICODE_CONTINUE);
    }
    return properties;
}

int unicode_decimal(uint32_t code) {
    Run run = run_of(code);
    /* Runs of several sets of digits in a row, as the mathematical ones, are still counted from a
     * zero. */
    return run.kind == DECIMAL ? (int)((code - run.first) % 10) : -1;
}

/* What a small letter has as its capital or, if there is only that, as its title form. */
static uint32_t capital_of(uint32_t code, Run run) {
    return run.distance != 0 ? code - (uint32_t)run.distance : far_case(code, 0);
}

uint32_t unicode_to_upper(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == TITLE) {
        return run.distance == 0 ? code - 1 : code;
    }
    if (run.kind == CASED && (run.distance & CASED_SMALL)) {
        return code - (uint32_t)(run.distance & (CASED_SMALL - 1));
    }
    if (run.kind != LOWER) {
        return code == 0x345 ? 0x399 : code;
    }
    uint32_t capital = capital_of(code, run);
    return run.distance < 0 && run_of(capital).kind == TITLE ? code : capital;
}

uint32_t unicode_to_lower(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == TITLE) {
        return code + (run.distance == 0 ? 1 : (uint32_t)run.distance);
    }
    if (run.kind == CASED && !(run.distance & CASED_SMALL)) {
        return code + (uint32_t)(run.distance & (CASED_SMALL - 1));
    }
    if (run.kind != UPPER) {
        return code;
    }
    return run.distance != 0 ? code + (uint32_t)run.distance : far_case(code, 1);
}

uint32_t unicode_to_title(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == TITLE) {
        return code;
    }
    if (run.kind == LOWER && run.distance < 0) { /* Georgian titles have small letters */
        return run.distance == -3008 ? code : capital_of(code, run);
    }
    uint32_t upper = unicode_to_upper(code);
    /* A small letter whose capital is two below has the title form in between: U+01C4, U+01C5,
     * U+01C6. */
    bool has_title = run.distance == 2 && run_of(upper + 1).kind == TITLE;
    return has_title ? upper + 1 : upper;
}

/* ---- one to several ---- */

/* The capital of several characters, and how many; 0 when there is none. */
static size_t expand(uint32_t code, uint32_t out[UNICODE_MAP_MAX]) {
    if (code >= 0x1f80 && code < 0x1fb0) { /* alpha, eta, omega with an iota below */
        static const uint16_t bases[] = {0x1f08, 0x1f28, 0x1f68};
        out[0] = bases[(code - 0x1f80) >> 4] + (code & 7);
        out[1] = 0x399;
        return 2;
    }
    for (size_t i = 0; i < LONG_CAPITALS; i++) {
        bool found = long_capitals[i++] == code;
        size_t n = 0;
        do {
            out[n++] = long_capitals[i] & (LAST - 1);
        } while (!(long_capitals[i] & LAST) && ++i);
        if (found) {
            return n;
        }
    }
    return 0;
}

/* What follows the first of a capital's code points in the title form: an iota goes below again, a
 * letter becomes small unless it is the first letter. */
static uint32_t behind_title(uint32_t code, uint32_t first) {
    return code == 0x399 ? 0x345 : unicode_is(first, UNICODE_CASED) ? unicode_to_lower(code) : code;
}

/* Only a letter that has no other simple capital may have a long one. */
static size_t map_upper(uint32_t code, uint32_t out[UNICODE_MAP_MAX]) {
    uint32_t simple = unicode_to_upper(code);
    size_t n =
        simple == code && unicode_is(code, UNICODE_LOWER | UNICODE_TITLE) ? expand(code, out) : 0;
    if (n == 0) {
        out[n++] = simple;
    }
    return n;
}

/* The small form of the capital of the small form; two kinds of letters stay as they are or
 * capitals. */
static size_t map_fold(uint32_t code, uint32_t out[UNICODE_MAP_MAX]) {
    uint32_t capital = unicode_to_upper(code);
    if (code == 0x131 || (capital >= 0x13a0 && capital < 0x13f6)) { /* dotless i; Cherokee */
        out[0] = code == 0x131 ? code : capital;
        return 1;
    }
    size_t n = map_upper(unicode_to_lower(code), out);
    for (size_t i = 0; i < n; i++) {
        out[i] = unicode_to_lower(out[i]);
    }
    return n;
}

/* A title form has one capital, so of a long one the rest becomes small. Where there is a simple
 * form, also of capitals, that is it. */
size_t unicode_map(uint32_t code, enum UnicodeCase wanted, uint32_t out[UNICODE_MAP_MAX]) {
    if (code == 0x130 && (wanted == UNICODE_TO_LOWER || wanted == UNICODE_TO_FOLD)) {
        out[0] = 'i'; /* a capital i with a dot keeps the dot */
        out[1] = 0x307;
        return 2;
    }
    switch (wanted) {
    case UNICODE_TO_UPPER: return map_upper(code, out);
    case UNICODE_TO_FOLD: return map_fold(code, out);
    case UNICODE_TO_LOWER: out[0] = unicode_to_lower(code); return 1;
    default: break;
    }
    out[0] = unicode_to_title(code);
    if (out[0] != code || unicode_is(code, UNICODE_TITLE) || unicode_to_upper(code) != code) {
        return 1;
    }
    size_t n = map_upper(code, out);
    for (size_t i = 1; i < n; i++) {
        out[i] = behind_title(out[i], out[0]);
    }
    return n;
}

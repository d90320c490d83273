/* SPDX-License-Identifier: MIT */
/* Character classes and case mapping of Unicode, as far as a small flash can hold them.
 *
 * Exactly python3's answers for U+0000..U+058F (ASCII, Latin, IPA, Greek, Cyrillic, Armenian),
 * U+1E00..U+1FFF, U+2460..U+24FF, U+2C00..U+2D2F and U+A640..U+A7FF, and everywhere for decimals,
 * blanks and the mapping of case. Beyond, right for the bulk of every block: letters, digits and
 * unprintables are known, and rare members of a block may be taken for what surrounds them.
 * Nothing here allocates or raises; every uint32_t may be asked about. */
#ifndef TERRARIUM_VALUE_UNICODE_H
#define TERRARIUM_VALUE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a code point is, as the methods of str name it. */
enum {
    UNICODE_ALPHA = 1 << 0,
    UNICODE_UPPER = 1 << 1,
    UNICODE_LOWER = 1 << 2,
    UNICODE_TITLE = 1 << 3,   /* a letter that is half capital: U+01C5 and its like */
    UNICODE_DECIMAL = 1 << 4, /* 0 to 9 in any script */
    UNICODE_DIGIT = 1 << 5,   /* these, superscripts and the like */
    UNICODE_NUMERIC = 1 << 6, /* these, fractions and the like */
    UNICODE_SPACE = 1 << 7,
    UNICODE_PRINTABLE = 1 << 8,
    UNICODE_START = 1 << 9,     /* may begin an identifier */
    UNICODE_CONTINUE = 1 << 10, /* may stand inside one */
    UNICODE_ALNUM = UNICODE_ALPHA | UNICODE_NUMERIC,
    UNICODE_CASED = UNICODE_UPPER | UNICODE_LOWER | UNICODE_TITLE,
};

/* All that a code point is, an or of the above. */
unsigned unicode_properties(uint32_t code);

/* Is it any of `wanted`? unicode_is(code, UNICODE_ALNUM) is str.isalnum for one character. */
static inline bool unicode_is(uint32_t code, unsigned wanted) {
    return (unicode_properties(code) & wanted) != 0;
}

/* The value 0 to 9 of a decimal digit of any script, -1 for anything else. */
int unicode_decimal(uint32_t code);

/* The other case of a code point, or itself; also itself when that is several code points. */
uint32_t unicode_to_upper(uint32_t code);
uint32_t unicode_to_lower(uint32_t code);
uint32_t unicode_to_title(uint32_t code);

/* The other case in full: 'ß' has the capital 'SS'. Writes the code points and returns how many.
 * What depends on the letters around, the small sigma at the end of a word, is the caller's. */
enum UnicodeCase { UNICODE_TO_UPPER, UNICODE_TO_LOWER, UNICODE_TO_TITLE, UNICODE_TO_FOLD };
enum { UNICODE_MAP_MAX = 3 };
size_t unicode_map(uint32_t code, enum UnicodeCase wanted, uint32_t out[UNICODE_MAP_MAX]);

#endif

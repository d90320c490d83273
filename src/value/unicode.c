/* SPDX-License-Identifier: MIT */
/* Character classes and simple case mapping, from one table of runs.
 *
 * A run is a stretch of code points of one kind; it ends where the next begins, so finding one is a
 * binary search. Where capitals and small letters alternate, a whole stretch of pairs is one run.
 * The letters whose other case is far away (more than 127) stand in a second table.
 *
 *     run = first code point (21 bits) | kind (4) | distance to the other case (7)
 *
 * About 2.1 KB of flash for the tables. tests/tool/unicode_check.py compares with python3. */
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
    NUMLET, /* Roman numerals and the like: numeric, in identifiers, no letter */
    UPPER,  /* small letter = code + distance; distance 0: see `far_pairs` */
    LOWER,  /* capital = code - distance; distance 0: see `far_pairs`, or there is none */
    EVEN,   /* capital, small letter, capital, ...: capitals are even */
    ODD,    /* the same, capitals are odd */
    TITLE,  /* between its capital and its small letter */
} Kind;

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

#define RUN(first, kind, distance) ((uint32_t)(first) << 11 | (uint32_t)(kind) << 7 | (distance))

static const uint32_t runs[] = {
    /* ASCII, Latin-1, Latin Extended-A and -B, IPA, Greek, Cyrillic: exact. */
    RUN(0x0000, NONE, 0), RUN(0x0009, WHITE, 0), RUN(0x000e, NONE, 0), RUN(0x001c, WHITE, 0),
    RUN(0x0020, SPACE, 0), RUN(0x0021, SYMBOL, 0), RUN(0x0030, DECIMAL, 0), RUN(0x003a, SYMBOL, 0),
    RUN(0x0041, UPPER, 32), RUN(0x005b, SYMBOL, 0), RUN(0x0061, LOWER, 32), RUN(0x007b, SYMBOL, 0),
    RUN(0x007f, NONE, 0), RUN(0x0085, WHITE, 0), RUN(0x0086, NONE, 0), RUN(0x00a0, WHITE, 0),
    RUN(0x00a1, SYMBOL, 0), RUN(0x00aa, LOWER, 0), RUN(0x00ab, SYMBOL, 0), RUN(0x00ad, NONE, 0),
    RUN(0x00ae, SYMBOL, 0), RUN(0x00b2, DIGIT, 0), RUN(0x00b4, SYMBOL, 0), RUN(0x00b5, LOWER, 0),
    RUN(0x00b6, SYMBOL, 0), RUN(0x00b7, MARK, 0), RUN(0x00b8, SYMBOL, 0), RUN(0x00b9, DIGIT, 0),
    RUN(0x00ba, LOWER, 0), RUN(0x00bb, SYMBOL, 0), RUN(0x00bc, NUMERIC, 0), RUN(0x00bf, SYMBOL, 0),
    RUN(0x00c0, UPPER, 32), RUN(0x00d7, SYMBOL, 0), RUN(0x00d8, UPPER, 32), RUN(0x00df, LOWER, 0),
    RUN(0x00e0, LOWER, 32), RUN(0x00f7, SYMBOL, 0), RUN(0x00f8, LOWER, 32), RUN(0x00ff, LOWER, 0),
    RUN(0x0100, EVEN, 0), RUN(0x0130, UPPER, 0), RUN(0x0131, LOWER, 0), RUN(0x0132, EVEN, 0),
    RUN(0x0138, LOWER, 0), RUN(0x0139, ODD, 0), RUN(0x0149, LOWER, 0), RUN(0x014a, EVEN, 0),
    RUN(0x0178, UPPER, 0), RUN(0x0179, ODD, 0), RUN(0x017f, LOWER, 0), RUN(0x0181, UPPER, 0),
    RUN(0x0182, EVEN, 0), RUN(0x0186, UPPER, 0), RUN(0x0187, ODD, 0), RUN(0x0189, UPPER, 0),
    RUN(0x018b, ODD, 0), RUN(0x018d, LOWER, 0), RUN(0x018e, UPPER, 79), RUN(0x018f, UPPER, 0),
    RUN(0x0191, ODD, 0), RUN(0x0193, UPPER, 0), RUN(0x0195, LOWER, 0), RUN(0x0196, UPPER, 0),
    RUN(0x0198, EVEN, 0), RUN(0x019a, LOWER, 0), RUN(0x019c, UPPER, 0), RUN(0x019e, LOWER, 0),
    RUN(0x019f, UPPER, 0), RUN(0x01a0, EVEN, 0), RUN(0x01a6, UPPER, 0), RUN(0x01a7, ODD, 0),
    RUN(0x01a9, UPPER, 0), RUN(0x01aa, LOWER, 0), RUN(0x01ac, EVEN, 0), RUN(0x01ae, UPPER, 0),
    RUN(0x01af, ODD, 0), RUN(0x01b1, UPPER, 0), RUN(0x01b3, ODD, 0), RUN(0x01b7, UPPER, 0),
    RUN(0x01b8, EVEN, 0), RUN(0x01ba, LOWER, 0), RUN(0x01bb, LETTER, 0), RUN(0x01bc, EVEN, 0),
    RUN(0x01be, LOWER, 0), RUN(0x01c0, LETTER, 0), RUN(0x01c4, UPPER, 2), RUN(0x01c5, TITLE, 0),
    RUN(0x01c6, LOWER, 2), RUN(0x01c7, UPPER, 2), RUN(0x01c8, TITLE, 0), RUN(0x01c9, LOWER, 2),
    RUN(0x01ca, UPPER, 2), RUN(0x01cb, TITLE, 0), RUN(0x01cc, LOWER, 2), RUN(0x01cd, ODD, 0),
    RUN(0x01dd, LOWER, 79), RUN(0x01de, EVEN, 0), RUN(0x01f0, LOWER, 0), RUN(0x01f1, UPPER, 2),
    RUN(0x01f2, TITLE, 0), RUN(0x01f3, LOWER, 2), RUN(0x01f4, EVEN, 0), RUN(0x01f6, UPPER, 0),
    RUN(0x01f8, EVEN, 0), RUN(0x0220, UPPER, 0), RUN(0x0221, LOWER, 0), RUN(0x0222, EVEN, 0),
    RUN(0x0234, LOWER, 0), RUN(0x023a, UPPER, 0), RUN(0x023b, ODD, 0), RUN(0x023d, UPPER, 0),
    RUN(0x023f, LOWER, 0), RUN(0x0241, ODD, 0), RUN(0x0243, UPPER, 0), RUN(0x0244, UPPER, 69),
    RUN(0x0245, UPPER, 71), RUN(0x0246, EVEN, 0), RUN(0x0250, LOWER, 0), RUN(0x0289, LOWER, 69),
    RUN(0x028a, LOWER, 0), RUN(0x028c, LOWER, 71), RUN(0x028d, LOWER, 0), RUN(0x0294, LETTER, 0),
    RUN(0x0295, LOWER, 0), RUN(0x02b9, LETTER, 0), RUN(0x02c0, LOWER, 0), RUN(0x02c2, SYMBOL, 0),
    RUN(0x02c6, LETTER, 0), RUN(0x02d2, SYMBOL, 0), RUN(0x02e0, LOWER, 0), RUN(0x02e5, SYMBOL, 0),
    RUN(0x02ec, LETTER, 0), RUN(0x02ed, SYMBOL, 0), RUN(0x02ee, LETTER, 0), RUN(0x02ef, SYMBOL, 0),
    RUN(0x0300, MARK, 0), RUN(0x0370, EVEN, 0), RUN(0x0374, LETTER, 0), RUN(0x0375, SYMBOL, 0),
    RUN(0x0376, EVEN, 0), RUN(0x0378, NONE, 0), RUN(0x037a, LOWER, 0), RUN(0x037e, SYMBOL, 0),
    RUN(0x037f, UPPER, 116), RUN(0x0380, NONE, 0), RUN(0x0384, SYMBOL, 0), RUN(0x0386, UPPER, 38),
    RUN(0x0387, MARK, 0), RUN(0x0388, UPPER, 37), RUN(0x038b, NONE, 0), RUN(0x038c, UPPER, 64),
    RUN(0x038d, NONE, 0), RUN(0x038e, UPPER, 63), RUN(0x0390, LOWER, 0), RUN(0x0391, UPPER, 32),
    RUN(0x03a2, NONE, 0), RUN(0x03a3, UPPER, 32), RUN(0x03ac, LOWER, 38), RUN(0x03ad, LOWER, 37),
    RUN(0x03b0, LOWER, 0), RUN(0x03b1, LOWER, 32), RUN(0x03c2, LOWER, 31), RUN(0x03c3, LOWER, 32),
    RUN(0x03cc, LOWER, 64), RUN(0x03cd, LOWER, 63), RUN(0x03cf, UPPER, 8), RUN(0x03d0, LOWER, 62),
    RUN(0x03d1, LOWER, 57), RUN(0x03d2, UPPER, 0), RUN(0x03d5, LOWER, 47), RUN(0x03d6, LOWER, 54),
    RUN(0x03d7, LOWER, 8), RUN(0x03d8, EVEN, 0), RUN(0x03f0, LOWER, 86), RUN(0x03f1, LOWER, 80),
    RUN(0x03f2, LOWER, 0), RUN(0x03f3, LOWER, 116), RUN(0x03f4, UPPER, 0), RUN(0x03f5, LOWER, 96),
    RUN(0x03f6, SYMBOL, 0), RUN(0x03f7, ODD, 0), RUN(0x03f9, UPPER, 0), RUN(0x03fa, EVEN, 0),
    RUN(0x03fc, LOWER, 0), RUN(0x03fd, UPPER, 0), RUN(0x0400, UPPER, 80), RUN(0x0410, UPPER, 32),
    RUN(0x0430, LOWER, 32), RUN(0x0450, LOWER, 80), RUN(0x0460, EVEN, 0), RUN(0x0482, SYMBOL, 0),
    RUN(0x0483, MARK, 0), RUN(0x0488, SYMBOL, 0), RUN(0x048a, EVEN, 0), RUN(0x04c0, UPPER, 15),
    RUN(0x04c1, ODD, 0), RUN(0x04cf, LOWER, 15), RUN(0x04d0, EVEN, 0),
    /* Armenian: exact; Hebrew, Arabic. */
    RUN(0x0530, NONE, 0), RUN(0x0531, UPPER, 48), RUN(0x0557, NONE, 0), RUN(0x0559, LETTER, 0),
    RUN(0x055a, SYMBOL, 0), RUN(0x0560, LOWER, 0), RUN(0x0561, LOWER, 48), RUN(0x0587, LOWER, 0),
    RUN(0x0589, SYMBOL, 0), RUN(0x058b, NONE, 0), RUN(0x058d, SYMBOL, 0), RUN(0x0590, MARK, 0),
    RUN(0x05be, SYMBOL, 0), RUN(0x05bf, MARK, 0), RUN(0x05c0, SYMBOL, 0), RUN(0x05c1, MARK, 0),
    RUN(0x05c3, SYMBOL, 0), RUN(0x05c4, MARK, 0), RUN(0x05c6, SYMBOL, 0), RUN(0x05c7, MARK, 0),
    RUN(0x05d0, LETTER, 0), RUN(0x05f3, SYMBOL, 0), RUN(0x0600, NONE, 0), RUN(0x0606, SYMBOL, 0),
    RUN(0x0610, MARK, 0), RUN(0x061b, SYMBOL, 0), RUN(0x061c, NONE, 0), RUN(0x061d, SYMBOL, 0),
    RUN(0x0620, LETTER, 0), RUN(0x064b, MARK, 0), RUN(0x0660, DECIMAL, 0), RUN(0x066a, SYMBOL, 0),
    RUN(0x066e, LETTER, 0), RUN(0x0670, MARK, 0), RUN(0x0671, LETTER, 0), RUN(0x06d4, SYMBOL, 0),
    RUN(0x06d5, LETTER, 0), RUN(0x06d6, MARK, 0), RUN(0x06dd, NONE, 0), RUN(0x06de, SYMBOL, 0),
    RUN(0x06df, MARK, 0), RUN(0x06e5, LETTER, 0), RUN(0x06e7, MARK, 0), RUN(0x06e9, SYMBOL, 0),
    RUN(0x06ea, MARK, 0), RUN(0x06ee, LETTER, 0), RUN(0x06f0, DECIMAL, 0), RUN(0x06fa, LETTER, 0),
    RUN(0x06fd, SYMBOL, 0), RUN(0x06ff, LETTER, 0),
    /* Scripts of Asia and Africa, marks counted as letters. */
    RUN(0x0700, SYMBOL, 0), RUN(0x070f, NONE, 0), RUN(0x0710, LETTER, 0), RUN(0x07c0, DECIMAL, 0),
    RUN(0x07ca, LETTER, 0), RUN(0x0830, SYMBOL, 0), RUN(0x0840, LETTER, 0), RUN(0x0890, NONE, 0),
    RUN(0x0892, LETTER, 0), RUN(0x08e2, NONE, 0), RUN(0x08e3, LETTER, 0), RUN(0x0966, DECIMAL, 0),
    RUN(0x0970, SYMBOL, 0), RUN(0x0971, LETTER, 0), RUN(0x09e6, DECIMAL, 0), RUN(0x09f0, LETTER, 0),
    RUN(0x09f2, SYMBOL, 0), RUN(0x09fe, LETTER, 0), RUN(0x0a66, DECIMAL, 0), RUN(0x0a70, LETTER, 0),
    RUN(0x0ae6, DECIMAL, 0), RUN(0x0af0, SYMBOL, 0), RUN(0x0af9, LETTER, 0),
    RUN(0x0b66, DECIMAL, 0), RUN(0x0b70, SYMBOL, 0), RUN(0x0b82, LETTER, 0),
    RUN(0x0be6, DECIMAL, 0), RUN(0x0bf0, SYMBOL, 0), RUN(0x0c00, LETTER, 0),
    RUN(0x0c66, DECIMAL, 0), RUN(0x0c70, SYMBOL, 0), RUN(0x0c85, LETTER, 0),
    RUN(0x0ce6, DECIMAL, 0), RUN(0x0cf0, LETTER, 0), RUN(0x0d58, SYMBOL, 0), RUN(0x0d5f, LETTER, 0),
    RUN(0x0d66, DECIMAL, 0), RUN(0x0d70, SYMBOL, 0), RUN(0x0d7a, LETTER, 0),
    RUN(0x0de6, DECIMAL, 0), RUN(0x0df0, LETTER, 0), RUN(0x0e50, DECIMAL, 0),
    RUN(0x0e5a, SYMBOL, 0), RUN(0x0e81, LETTER, 0), RUN(0x0ed0, DECIMAL, 0), RUN(0x0eda, LETTER, 0),
    RUN(0x0f01, SYMBOL, 0), RUN(0x0f20, DECIMAL, 0), RUN(0x0f2a, SYMBOL, 0), RUN(0x0f3e, LETTER, 0),
    RUN(0x0fbe, SYMBOL, 0), RUN(0x1000, LETTER, 0), RUN(0x1040, DECIMAL, 0), RUN(0x104a, SYMBOL, 0),
    RUN(0x1050, LETTER, 0), RUN(0x1090, DECIMAL, 0), RUN(0x109a, LETTER, 0), RUN(0x1360, SYMBOL, 0),
    RUN(0x1380, LETTER, 0), RUN(0x1390, SYMBOL, 0), RUN(0x13a0, LETTER, 0), RUN(0x1680, WHITE, 0),
    RUN(0x1681, LETTER, 0), RUN(0x17e0, DECIMAL, 0), RUN(0x17ea, SYMBOL, 0), RUN(0x180e, NONE, 0),
    RUN(0x180f, LETTER, 0), RUN(0x1810, DECIMAL, 0), RUN(0x181a, LETTER, 0),
    RUN(0x1946, DECIMAL, 0), RUN(0x1950, LETTER, 0), RUN(0x19d0, DECIMAL, 0),
    RUN(0x19da, SYMBOL, 0), RUN(0x1a00, LETTER, 0), RUN(0x1a80, DECIMAL, 0), RUN(0x1a8a, NONE, 0),
    RUN(0x1a90, DECIMAL, 0), RUN(0x1a9a, SYMBOL, 0), RUN(0x1ab0, LETTER, 0),
    RUN(0x1b50, DECIMAL, 0), RUN(0x1b5a, SYMBOL, 0), RUN(0x1b6b, LETTER, 0), RUN(0x1b74, SYMBOL, 0),
    RUN(0x1b80, LETTER, 0), RUN(0x1bb0, DECIMAL, 0), RUN(0x1bba, LETTER, 0), RUN(0x1c3b, SYMBOL, 0),
    RUN(0x1c40, DECIMAL, 0), RUN(0x1c4a, LETTER, 0), RUN(0x1c50, DECIMAL, 0),
    RUN(0x1c5a, LETTER, 0), RUN(0x1cc0, SYMBOL, 0), RUN(0x1cd4, LETTER, 0),
    /* Latin Extended Additional: exact; Greek Extended. */
    RUN(0x1e00, EVEN, 0), RUN(0x1e96, LOWER, 0), RUN(0x1e9b, LOWER, 59), RUN(0x1e9c, LOWER, 0),
    RUN(0x1e9e, UPPER, 0), RUN(0x1e9f, LOWER, 0), RUN(0x1ea0, EVEN, 0), RUN(0x1f00, LETTER, 0),
    /* Punctuation, superscripts, letterlike, number forms, symbols. */
    RUN(0x2000, WHITE, 0), RUN(0x200b, NONE, 0), RUN(0x2010, SYMBOL, 0), RUN(0x2028, WHITE, 0),
    RUN(0x202a, NONE, 0), RUN(0x202f, WHITE, 0), RUN(0x2030, SYMBOL, 0), RUN(0x203f, MARK, 0),
    RUN(0x2041, SYMBOL, 0), RUN(0x205f, WHITE, 0), RUN(0x2060, NONE, 0), RUN(0x2070, DIGIT, 0),
    RUN(0x207a, SYMBOL, 0), RUN(0x2080, DIGIT, 0), RUN(0x208a, SYMBOL, 0), RUN(0x2090, LETTER, 0),
    RUN(0x20a0, SYMBOL, 0), RUN(0x20d0, MARK, 0), RUN(0x20dd, SYMBOL, 0), RUN(0x20e5, MARK, 0),
    RUN(0x2100, SYMBOL, 0), RUN(0x210a, LETTER, 0), RUN(0x2116, SYMBOL, 0), RUN(0x2119, LETTER, 0),
    RUN(0x211e, SYMBOL, 0), RUN(0x212a, LETTER, 0), RUN(0x213a, SYMBOL, 0), RUN(0x213c, LETTER, 0),
    RUN(0x2140, SYMBOL, 0), RUN(0x2145, LETTER, 0), RUN(0x214a, SYMBOL, 0), RUN(0x2150, NUMERIC, 0),
    RUN(0x2160, NUMLET, 0), RUN(0x2183, LETTER, 0), RUN(0x2185, NUMLET, 0), RUN(0x218a, SYMBOL, 0),
    /* Rest of the first plane. */
    RUN(0x2c00, LETTER, 0), RUN(0x2e00, SYMBOL, 0), RUN(0x3000, WHITE, 0), RUN(0x3001, SYMBOL, 0),
    RUN(0x3021, LETTER, 0), RUN(0x3190, SYMBOL, 0), RUN(0x31a0, LETTER, 0), RUN(0x31c0, SYMBOL, 0),
    RUN(0x31f0, LETTER, 0), RUN(0x3200, SYMBOL, 0), RUN(0x3400, LETTER, 0), RUN(0x4dc0, SYMBOL, 0),
    RUN(0x4e00, LETTER, 0), RUN(0xa490, SYMBOL, 0), RUN(0xa4d0, LETTER, 0), RUN(0xa620, DECIMAL, 0),
    RUN(0xa62a, LETTER, 0), RUN(0xa6f2, SYMBOL, 0), RUN(0xa717, LETTER, 0), RUN(0xa830, SYMBOL, 0),
    RUN(0xa840, LETTER, 0), RUN(0xa8d0, DECIMAL, 0), RUN(0xa8da, LETTER, 0),
    RUN(0xa900, DECIMAL, 0), RUN(0xa90a, LETTER, 0), RUN(0xa9c1, SYMBOL, 0),
    RUN(0xa9d0, DECIMAL, 0), RUN(0xa9da, SYMBOL, 0), RUN(0xa9e0, LETTER, 0),
    RUN(0xa9f0, DECIMAL, 0), RUN(0xa9fa, LETTER, 0), RUN(0xaa50, DECIMAL, 0),
    RUN(0xaa5a, SYMBOL, 0), RUN(0xaa60, LETTER, 0), RUN(0xabf0, DECIMAL, 0), RUN(0xabfa, LETTER, 0),
    RUN(0xd800, NONE, 0),
    /* Presentation forms, full width. */
    RUN(0xf900, LETTER, 0), RUN(0xfbb2, SYMBOL, 0), RUN(0xfbd3, LETTER, 0), RUN(0xfd3e, SYMBOL, 0),
    RUN(0xfd50, LETTER, 0), RUN(0xfe10, SYMBOL, 0), RUN(0xfe20, LETTER, 0), RUN(0xfe35, SYMBOL, 0),
    RUN(0xfe70, LETTER, 0), RUN(0xfeff, NONE, 0), RUN(0xff00, SYMBOL, 0), RUN(0xff10, DECIMAL, 0),
    RUN(0xff1a, SYMBOL, 0), RUN(0xff21, UPPER, 32), RUN(0xff41, LOWER, 32), RUN(0xff5b, SYMBOL, 0),
    RUN(0xff66, LETTER, 0), RUN(0xffe0, SYMBOL, 0), RUN(0xfff9, NONE, 0), RUN(0xfffc, SYMBOL, 0),
    /* The other planes, coarsely. */
    RUN(0x10000, LETTER, 0), RUN(0x10100, SYMBOL, 0), RUN(0x10140, LETTER, 0),
    RUN(0x10175, SYMBOL, 0), RUN(0x101fd, LETTER, 0), RUN(0x109c0, SYMBOL, 0),
    RUN(0x10a00, LETTER, 0), RUN(0x11fc0, SYMBOL, 0), RUN(0x12000, LETTER, 0),
    RUN(0x1cf50, SYMBOL, 0), RUN(0x1d400, LETTER, 0), RUN(0x1d7ce, DECIMAL, 0),
    RUN(0x1d800, SYMBOL, 0), RUN(0x1da00, LETTER, 0), RUN(0x1e95e, SYMBOL, 0),
    RUN(0x1ee00, LETTER, 0), RUN(0x1eef0, SYMBOL, 0), RUN(0x20000, LETTER, 0),
    RUN(0x323b0, NONE, 0), RUN(0xe0100, MARK, 0), RUN(0xe01f0, NONE, 0),
};

/* {small letter, capital}, one way where the other way is a near one (the micro sign). */
static const uint16_t far_pairs[][2] = {
    {0x0069, 0x0130}, {0x00b5, 0x039c}, {0x00ff, 0x0178}, {0x0131, 0x0049}, {0x017f, 0x0053},
    {0x0180, 0x0243}, {0x0195, 0x01f6}, {0x019a, 0x023d}, {0x019e, 0x0220}, {0x01bf, 0x01f7},
    {0x023f, 0x2c7e}, {0x0240, 0x2c7f}, {0x0250, 0x2c6f}, {0x0251, 0x2c6d}, {0x0252, 0x2c70},
    {0x0253, 0x0181}, {0x0254, 0x0186}, {0x0256, 0x0189}, {0x0257, 0x018a}, {0x0259, 0x018f},
    {0x025b, 0x0190}, {0x025c, 0xa7ab}, {0x0260, 0x0193}, {0x0261, 0xa7ac}, {0x0263, 0x0194},
    {0x0265, 0xa78d}, {0x0266, 0xa7aa}, {0x0268, 0x0197}, {0x0269, 0x0196}, {0x026a, 0xa7ae},
    {0x026b, 0x2c62}, {0x026c, 0xa7ad}, {0x026f, 0x019c}, {0x0271, 0x2c6e}, {0x0272, 0x019d},
    {0x0275, 0x019f}, {0x027d, 0x2c64}, {0x0280, 0x01a6}, {0x0282, 0xa7c5}, {0x0283, 0x01a9},
    {0x0287, 0xa7b1}, {0x0288, 0x01ae}, {0x028a, 0x01b1}, {0x028b, 0x01b2}, {0x0292, 0x01b7},
    {0x029d, 0xa7b2}, {0x029e, 0xa7b0}, {0x037b, 0x03fd}, {0x037c, 0x03fe}, {0x037d, 0x03ff},
    {0x03b8, 0x03f4}, {0x03f2, 0x03f9}, {0x2c65, 0x023a}, {0x2c66, 0x023e},
};
/* clang-format on */

#define RUNS (sizeof runs / sizeof runs[0])
#define FAR_PAIRS (sizeof far_pairs / sizeof far_pairs[0])

typedef struct {
    uint32_t first;
    Kind kind; /* EVEN and ODD are resolved to UPPER and LOWER */
    uint32_t distance;
} Run;

/* The run that the code point lies in: about nine steps of a binary search. Any number may be asked
 * about: the last run has no end. */
static Run run_of(uint32_t code) {
    size_t low = 0, high = RUNS; /* runs[low] begins at or before code, runs[high] after it */
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (runs[middle] >> 11 <= code) {
            low = middle;
        } else {
            high = middle;
        }
    }
    uint32_t packed = runs[low];
    Run run = {packed >> 11, (Kind)(packed >> 7 & 0xf), packed & 0x7f};
    if (run.kind == EVEN || run.kind == ODD) {
        /* The two of a pair are neighbours: the small letter is the capital plus one. */
        run.kind = (code & 1) == (run.kind == ODD) ? UPPER : LOWER;
        run.distance = 1;
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
    unsigned properties = properties_of[run_of(code).kind];
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

uint32_t unicode_to_upper(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == TITLE) {
        return code - 1;
    }
    if (run.kind != LOWER) {
        return code == 0x345 ? 0x399 : code;
    }
    return run.distance != 0 ? code - run.distance : far_case(code, 0);
}

uint32_t unicode_to_lower(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == TITLE) {
        return code + 1;
    }
    if (run.kind != UPPER) {
        return code;
    }
    return run.distance != 0 ? code + run.distance : far_case(code, 1);
}

uint32_t unicode_to_title(uint32_t code) {
    Run run = run_of(code);
    if (run.kind == TITLE) {
        return code;
    }
    uint32_t upper = unicode_to_upper(code);
    /* A small letter whose capital is two below has the title form in between: U+01C4, U+01C5,
     * U+01C6. */
    bool has_title = run.distance == 2 && run_of(upper + 1).kind == TITLE;
    return has_title ? upper + 1 : upper;
}

/* SPDX-License-Identifier: MIT */
/* For: value/unicode.c */
/* Character classes and case of ASCII alone. All beyond are letters without case, so that they may
 * stand in identifiers, and can be printed, as MicroPython has it. */
#include "value/unicode.h"

/* 0x80 to 0x9f are controls, which cannot be printed. The separators 0x1c to 0x1f are spaces. */
unsigned unicode_properties(uint32_t code) {
    uint32_t letter = code | 0x20;
    if (code >= 0x80) {
        return code < 0xa0 ? 0
                           : UNICODE_ALPHA | UNICODE_PRINTABLE | UNICODE_START | UNICODE_CONTINUE;
    }
    if (letter >= 'a' && letter <= 'z') {
        return UNICODE_ALPHA | UNICODE_PRINTABLE | UNICODE_START | UNICODE_CONTINUE |
               (code == letter ? UNICODE_LOWER : UNICODE_UPPER);
    }
    if (code >= '0' && code <= '9') {
        return UNICODE_DECIMAL | UNICODE_DIGIT | UNICODE_NUMERIC | UNICODE_PRINTABLE |
               UNICODE_CONTINUE;
    }
    if (code == '_') {
        return UNICODE_PRINTABLE | UNICODE_START | UNICODE_CONTINUE;
    }
    return ((code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x20) ? UNICODE_SPACE : 0) |
           (code >= 0x20 && code < 0x7f ? UNICODE_PRINTABLE : 0);
}

int unicode_decimal(uint32_t code) {
    return code >= '0' && code <= '9' ? (int)(code - '0') : -1;
}

uint32_t unicode_to_upper(uint32_t code) {
    return code >= 'a' && code <= 'z' ? code - 0x20 : code;
}
uint32_t unicode_to_lower(uint32_t code) {
    return code >= 'A' && code <= 'Z' ? code + 0x20 : code;
}
uint32_t unicode_to_title(uint32_t code) {
    return unicode_to_upper(code);
}

/* One character for one: none of ASCII gets longer. */
size_t unicode_map(uint32_t code, enum UnicodeCase wanted, uint32_t out[UNICODE_MAP_MAX]) {
    bool lower = wanted == UNICODE_TO_LOWER || wanted == UNICODE_TO_FOLD;
    out[0] = lower ? unicode_to_lower(code) : unicode_to_upper(code);
    return 1;
}

/* SPDX-License-Identifier: MIT */
/* UTF-8: see utf8.h for the form. The lead byte tells the length, the length tells the smallest
 * code point allowed, which is how overlong forms are found. */
#include "value/utf8.h"

/* Length of the form that a lead byte begins; 0 for a byte that begins none. */
static size_t form_length(uint8_t lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xc2) { /* a continuation byte, or a form of U+0000..U+007F that is too long */
        return 0;
    }
    return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
}

/* In the range of Unicode, and no surrogate. */
static bool is_code_point(uint32_t code) {
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

/* Never reads beyond n bytes; 0 for a form that is cut off, overlong or no code point. The table of
 * well-formed byte sequences is in the Unicode Standard, chapter 3.9. */
size_t utf8_decode(const char *bytes, size_t n, uint32_t *code) {
    if (n == 0) {
        return 0;
    }
    uint8_t lead = (uint8_t)bytes[0];
    size_t length = form_length(lead);
    if (length == 0 || length > n) {
        return 0;
    }
    /* The lead byte of a longer form begins with `length` ones and a zero; the rest are bits of the
     * code. */
    uint32_t read = length == 1 ? lead : lead & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (!utf8_is_continuation(bytes[i])) {
            return 0;
        }
        read = read << 6 | ((uint8_t)bytes[i] & 0x3f);
    }
    /* Of two bytes none is left: form_length() has refused the leads 0xc0 and 0xc1. */
    bool overlong = (length == 3 && read < 0x800) || (length == 4 && read < 0x10000);
    if (overlong || !is_code_point(read)) {
        return 0;
    }
    *code = read;
    return length;
}

size_t utf8_encode(uint32_t code, char out[UTF8_MAX]) {
    if (!is_code_point(code)) {
        return 0;
    }
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3f));
        code >>= 6;
    }
    out[0] = (char)((0xf00u >> length) | code); /* length ones, then a zero */
    return length;
}

/* A code point has one byte that is no continuation. */
size_t utf8_length(const char *bytes, size_t n) {
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        count += !utf8_is_continuation(bytes[i]);
    }
    return count;
}

/* Linear: a str has no table of its characters. An index behind the end is the end. */
size_t utf8_offset(const char *bytes, size_t n, size_t index) {
    size_t at = 0;
    while (index > 0 && at < n) {
        at++;
        while (at < n && utf8_is_continuation(bytes[at])) {
            at++;
        }
        index--;
    }
    return at;
}

bool utf8_validate(const char *bytes, size_t n) {
    size_t at = 0;
    while (at < n) {
        if ((uint8_t)bytes[at] < 0x80) { /* the usual case */
            at++;
            continue;
        }
        uint32_t code;
        size_t length = utf8_decode(bytes + at, n - at, &code);
        if (length == 0) {
            return false;
        }
        at += length;
    }
    return true;
}

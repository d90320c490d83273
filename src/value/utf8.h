/* SPDX-License-Identifier: MIT */
/* UTF-8, the form of all text inside Terrarium: decode, encode, count, find, check.
 *
 *     U+0000..U+007F      0xxxxxxx
 *     U+0080..U+07FF      110xxxxx 10xxxxxx
 *     U+0800..U+FFFF      1110xxxx 10xxxxxx 10xxxxxx        without U+D800..U+DFFF
 *     U+10000..U+10FFFF   11110xxx 10xxxxxx 10xxxxxx 10xxxxxx
 *
 * Well-formed means: the shortest form, no surrogate, nothing above U+10FFFF. utf8_decode and
 * utf8_validate check it and may be given any bytes; utf8_length and utf8_offset trust it, though
 * they never read outside the bytes given. Nothing here allocates or raises. */
#ifndef TERRARIUM_VALUE_UTF8_H
#define TERRARIUM_VALUE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Longest form of one code point. */
#define UTF8_MAX 4

/* Reads the code point at `bytes` (n of them are there); returns its length, or 0 when it is
 * ill-formed or cut short, and leaves *code alone then. */
size_t utf8_decode(const char *bytes, size_t n, uint32_t *code);

/* Writes a code point; returns its length, or 0 for what is none. */
size_t utf8_encode(uint32_t code, char out[UTF8_MAX]);

/* Code points in `n` bytes. */
size_t utf8_length(const char *bytes, size_t n);

/* Byte offset of code point number `index`; `n` when there are not that many. */
size_t utf8_offset(const char *bytes, size_t n, size_t index);

/* Is all of it well-formed? */
bool utf8_validate(const char *bytes, size_t n);

/* Is this byte the second or a later one of its code point? */
static inline bool utf8_is_continuation(char byte) {
    return ((uint8_t)byte & 0xc0) == 0x80;
}

#endif

/* SPDX-License-Identifier: MIT */
/* Decompression of deflate streams: raw, zlib or gzip. The state lies in memory that the caller
 * gives (a RAW); input comes in pieces and output goes out in pieces of any size. */
#ifndef TERRARIUM_MODULE_INFLATE_H
#define TERRARIUM_MODULE_INFLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum InflateFormat { INFLATE_RAW, INFLATE_ZLIB, INFLATE_GZIP, INFLATE_AUTO };

enum { INFLATE_CODES = 288, INFLATE_DISTANCES = 32, INFLATE_BITS = 15 };

typedef struct {
    uint32_t bits; /* read from the input and not used yet */
    uint8_t bit_count;
    uint8_t stage, format;
    uint8_t wbits; /* 2 to how many bytes copies reach back, as the header says; 0: it does not */
    bool last;     /* this block is the last one */
    uint32_t length, distance; /* of a copy that is under way; bytes left of a stored block */
    uint32_t check, total;     /* checksum and number of bytes written */
    /* Two canonical codes: how many codes have each length, and the symbols in the order of their
     * codes. */
    uint16_t counts[2][INFLATE_BITS + 1];
    uint16_t symbols[INFLATE_CODES + INFLATE_DISTANCES];
} Inflate;

/* Where bytes come from and go to. What was written before lies in `window`, a ring of mask + 1
 * bytes, or, without one, in the output itself, which then begins with the first byte of all. */
typedef struct {
    const uint8_t *in, *in_end;
    uint8_t *out;
    size_t written, room;
    uint8_t *window;
    uint32_t mask;
} InflatePiece;

enum InflateResult {
    INFLATE_DONE,  /* in is behind the last byte of the stream */
    INFLATE_INPUT, /* wants more; in says from where on the bytes must be given again */
    INFLATE_ROOM,  /* wants room */
    /* Errors; texts are inflate_texts[result - INFLATE_HEADER]. */
    INFLATE_HEADER,
    INFLATE_WINDOW,
    INFLATE_TYPE,
    INFLATE_STORED,
    INFLATE_LENGTHS,
    INFLATE_SYMBOL,
    INFLATE_FAR,
    INFLATE_CHECK,
    INFLATE_LENGTH,
};
extern const char inflate_texts[][30];

void inflate_begin(Inflate *s, enum InflateFormat format);
enum InflateResult inflate_run(Inflate *s, InflatePiece *p);
/* Adler-32 of n bytes behind those that gave `adler`; begin with 1. */
uint32_t inflate_adler(uint32_t adler, const uint8_t *data, size_t n);
/* What comes before a code of lengths (0 to 28) or distances (0 to 29): the least it stands for,
 * and its further bits. */
uint32_t inflate_length(unsigned code, unsigned *extra);
uint32_t inflate_distance(unsigned code, unsigned *extra);

#endif

/* SPDX-License-Identifier: MIT */
/* Compression into deflate streams: fixed codes, matches found through a small table. */
#ifndef TERRARIUM_MODULE_DEFLATE_H
#define TERRARIUM_MODULE_DEFLATE_H

#include "module/inflate.h"
#include "object/str.h"

/* A stream that is being written. */
typedef struct {
    uint32_t bits;
    uint32_t bit_count;
    uint32_t check, total;
    uint8_t format; /* enum InflateFormat, not AUTO */
    uint8_t wbits;
    bool more; /* the block that is being written is not the last one */
} Deflate;

/* Bytes that an object asks for with wbits: raw below 0, 8 to 15 zlib, 24 to 31 gzip, 40 to 47
 * either; false for others. *window: 2 to how many. */
bool deflate_format(intptr_t wbits, enum InflateFormat *format, unsigned *window);

/* Header; then data in pieces; then the end; all into `out`. `more`: deflate_sync() may be called,
 * which costs a few bytes, after which all that was written can be decompressed. Allocates. */
void deflate_begin(Deflate *d, StrBuilder *out, enum InflateFormat format, unsigned wbits,
                   bool more);
void deflate_write(Deflate *d, StrBuilder *out, const uint8_t *data, size_t n);
void deflate_sync(Deflate *d, StrBuilder *out);
void deflate_end(Deflate *d, StrBuilder *out);

#endif

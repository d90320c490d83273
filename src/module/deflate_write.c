/* SPDX-License-Identifier: MIT */
/* The compressor: one block with the fixed codes, which needs no tables. Matches are looked for
 * within a piece of data only, through a table of where three bytes with some hash were last: a
 * kilobyte of heap while a piece is written. The data is pinned by its address on the C stack. */
#include <string.h>

#include "module/deflate.h"
#include "value/crc32.h"

/* HASH_BITS: the table has 256 places. LEAST and MOST are the lengths that a match may have (RFC
 * 1951, section 3.2.5). */
enum { HASH_BITS = 8, LEAST = 3, MOST = 258 };
/* Types of blocks, and the symbol that ends one. */
enum { STORED, FIXED, END_OF_BLOCK = 256 };

/* Reads wbits as zlib numbers them: below 0 raw, up to 15 zlib, 16 more for gzip, 32 more for
 * whatever the header says. *window is the logarithm of its size. False for numbers that mean
 * nothing. */
bool deflate_format(intptr_t wbits, enum InflateFormat *format, unsigned *window) {
    if (wbits < -15 || wbits > 47) {
        return false;
    }
    *format = wbits < 0 ? INFLATE_RAW : (enum InflateFormat)(wbits / 16 + INFLATE_ZLIB);
    intptr_t bits = wbits < 0 ? -wbits : wbits % 16;
    *window = bits == 0 ? 15 : (unsigned)bits;
    return bits >= 8 || (wbits >= 0 && bits == 0);
}

static void put_byte(StrBuilder *out, uint8_t byte) {
    writer_put(&out->writer, (const char *)&byte, 1);
}

/* n bits, at most 25, the lowest first; fewer than 8 stay behind in the state. */
static void put_bits(Deflate *d, StrBuilder *out, uint32_t value, unsigned n) {
    d->bits |= value << d->bit_count;
    for (d->bit_count += n; d->bit_count >= 8; d->bit_count -= 8) {
        put_byte(out, (uint8_t)d->bits);
        d->bits >>= 8;
    }
}

/* Codes go with their highest bit first. */
static void put_code(Deflate *d, StrBuilder *out, uint32_t code, unsigned n) {
    uint32_t turned = 0;
    for (unsigned i = 0; i < n; i++) {
        turned = turned << 1 | (code >> i & 1);
    }
    put_bits(d, out, turned, n);
}

/* A symbol of the fixed code. RFC 1951, section 3.2.6: the four ranges of its table. */
static void put_symbol(Deflate *d, StrBuilder *out, unsigned symbol) {
    if (symbol < 144) {
        put_code(d, out, 0x30 + symbol, 8);
    } else if (symbol < 256) {
        put_code(d, out, 0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
        put_code(d, out, symbol - 256, 7);
    } else {
        put_code(d, out, 0xc0 + symbol - 280, 8);
    }
}

/* A length of 3 to 258 and a distance of at most 32768: for each the last code whose base is not
 * above it, found from the end, and what it is more in extra bits. */
static void put_match(Deflate *d, StrBuilder *out, uint32_t length, uint32_t distance) {
    unsigned code = 28, extra;
    while (inflate_length(code, &extra) > length) {
        code--;
    }
    put_symbol(d, out, 257 + code);
    put_bits(d, out, length - inflate_length(code, &extra), extra);
    code = 29;
    while (inflate_distance(code, &extra) > distance) {
        code--;
    }
    put_code(d, out, code, 5);
    put_bits(d, out, distance - inflate_distance(code, &extra), extra);
}

/* Starts a stream with its header. gzip's has no name and no time, and says that the system is
 * unknown; the two bytes of zlib's are a multiple of 31 (RFC 1950, section 2.2). */
void deflate_begin(Deflate *d, StrBuilder *out, enum InflateFormat format, unsigned wbits,
                   bool more) {
    static const uint8_t gzip[10] = {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff};
    *d = (Deflate){.check = format == INFLATE_ZLIB,
                   .format = (uint8_t)format,
                   .wbits = (uint8_t)wbits,
                   .more = more};
    if (format == INFLATE_GZIP) {
        writer_put(&out->writer, (const char *)gzip, sizeof gzip);
    } else if (format == INFLATE_ZLIB) {
        unsigned head = ((wbits - 8) << 4 | 8) << 8;
        head += 31 - head % 31;
        put_byte(out, (uint8_t)(head >> 8));
        put_byte(out, (uint8_t)head);
    }
    put_bits(d, out, (more ? 0 : 1) | FIXED << 1, 3);
}

/* Bytes that are the same at a and b, up to MOST or the end. They may overlap: a run is a match at
 * the distance of 1. */
static size_t match_length(const uint8_t *a, const uint8_t *b, const uint8_t *end) {
    size_t n = 0;
    while (b + n < end && n < MOST && a[n] == b[n]) {
        n++;
    }
    return n;
}

/* Compresses n bytes, which have to stay where they are: the caller's object is pinned, and no
 * Python code runs. Allocates the table and the output. */
void deflate_write(Deflate *d, StrBuilder *out, const uint8_t *data, size_t n) {
    Vm *vm = out->writer.vm;
    size_t window = (size_t)1 << d->wbits;
    Raw *raw = (Raw *)heap_alloc(vm, KIND_RAW, 1 + BYTES_TO_WORDS(sizeof(uint32_t) << HASH_BITS));
    uint32_t *last = (uint32_t *)(void *)raw->data; /* places + 1 */
    for (size_t at = 0; at < n;) {
        size_t length = 0, from = 0;
        if (n - at >= LEAST) {
            uint32_t three = (uint32_t)(data[at] | data[at + 1] << 8 | data[at + 2] << 16);
            /* Greedy, with one candidate: the place that had the same hash last. Whether its bytes
             * are the same is seen only by comparing them. */
            uint32_t *place = &last[three * 0x9e3779b1u >> (32 - HASH_BITS)];
            if (*place != 0 && at - (*place - 1) <= window) {
                from = *place - 1;
                length = match_length(data + from, data + at, data + n);
            }
            *place = (uint32_t)at + 1;
        }
        if (length >= LEAST) {
            put_match(d, out, (uint32_t)length, (uint32_t)(at - from));
            at += length;
        } else {
            put_symbol(d, out, data[at++]);
        }
        if ((at & 0xff) == 0) {
            vm_poll(vm);
        }
    }
    vm_keep(value_object(raw));
    d->total += (uint32_t)n;
    d->check =
        d->format == INFLATE_GZIP ? crc32_add(d->check, data, n) : inflate_adler(d->check, data, n);
}

/* Ends the block and its last byte with a stored block of no bytes, and begins another one. */
void deflate_sync(Deflate *d, StrBuilder *out) {
    put_symbol(d, out, END_OF_BLOCK);
    put_bits(d, out, STORED << 1, 3);
    put_bits(d, out, 0, (8 - d->bit_count) & 7);
    put_bits(d, out, 0, 16);
    put_bits(d, out, 0xffff, 16);
    put_bits(d, out, FIXED << 1, 3);
}

/* The end of the block, the rest of its last byte, and the trailer: Adler-32 with its highest byte
 * first (RFC 1950), or CRC-32 and the length with the lowest first (RFC 1952). */
void deflate_end(Deflate *d, StrBuilder *out) {
    put_symbol(d, out, END_OF_BLOCK);
    if (d->more) {
        put_bits(d, out, 1 | FIXED << 1, 3);
        put_symbol(d, out, END_OF_BLOCK);
    }
    put_bits(d, out, 0, (8 - d->bit_count) & 7);
    for (unsigned i = 0; i < 8 && d->format != INFLATE_RAW; i++) {
        bool gzip = d->format == INFLATE_GZIP;
        uint32_t number = i < 4 ? d->check : d->total;
        if (gzip || i < 4) {
            put_byte(out, (uint8_t)(number >> (gzip ? 8 * (i & 3) : 24 - 8 * i)));
        }
    }
}

/* SPDX-License-Identifier: MIT */
/* A PNG whose data are stored without compression: one block of zlib's format. */
#include "simulate/png.h"

#include <stdint.h>
#include <string.h>

#include "port/port.h"

/* MOST_ROW: the byte in front and 128 pixels. HEAD: two bytes of zlib and five of the block. TAIL:
 * Adler-32. */
enum { MOST_ROW = 17, MOST_ROWS = 64, HEAD = 7, TAIL = 4 };

/* The high byte first; answers where it ended. */
static uint8_t *put32(uint8_t *p, uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        *p++ = (uint8_t)(value >> shift);
    }
    return p;
}

/* The one of zlib, bit by bit: pictures are small. CRC-32: its polynomial 0x04c11db7 with the low
 * bit first is 0xedb88320. */
static uint32_t crc_of(const uint8_t *bytes, unsigned n) {
    uint32_t crc = 0xffffffff;
    for (unsigned i = 0; i < n; i++) {
        crc ^= bytes[i];
        for (int k = 0; k < 8; k++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
        }
    }
    return ~crc;
}

/* `data` has 8 bytes free in front, for length and name, and 4 behind. */
static bool write_chunk(int file, const char *name, uint8_t *data, unsigned n) {
    uint8_t *start = data - 8;
    put32(start, n);
    memcpy(start + 4, name, 4);
    put32(data + n, crc_of(start + 4, n + 4));
    return port_file_write(file, (const char *)start, n + 12) == (intptr_t)(n + 12);
}

/* The rows, each behind a zero byte, as a zlib stream of one stored block. How many bytes. */
static unsigned fill(uint8_t *out, unsigned width, unsigned height,
                     bool (*pixel)(const void *, unsigned, unsigned), const void *context) {
    unsigned row = 1 + (width + 7) / 8, n = row * height;
    uint32_t a = 1, b = 0;
    const uint8_t head[HEAD] = {
        0x78, 1, 1, (uint8_t)n, (uint8_t)(n >> 8), (uint8_t)~n, (uint8_t)(~n >> 8)};
    uint8_t *data = out + HEAD;
    memcpy(out, head, HEAD);
    memset(data, 0, n);
    for (unsigned y = 0; y < height; y++) {
        for (unsigned x = 0; x < width; x++) {
            data[y * row + 1 + x / 8] |= (uint8_t)(pixel(context, x, y) << (7 - x % 8));
        }
    }
    for (unsigned i = 0; i < n; i++) {
        /* Adler-32: sums modulo the largest prime below 2^16. */
        a = (a + data[i]) % 65521;
        b = (b + a) % 65521;
    }
    put32(data + n, b << 16 | a);
    return HEAD + n + TAIL;
}

bool png_write(const char *path, unsigned width, unsigned height,
               bool (*pixel)(const void *context, unsigned x, unsigned y), const void *context) {
    static const uint8_t signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    static uint8_t room[8 + HEAD + MOST_ROW * MOST_ROWS + TAIL + 4];
    int file = port_file_open(path, PORT_WRITE | PORT_CREATE | PORT_TRUNCATE);
    if (file < 0) {
        return false;
    }
    uint8_t *data = room + 8, *p = put32(put32(data, width), height);
    bool good = port_file_write(file, (const char *)signature, sizeof signature) > 0;
    memset(p, 0, 5);
    *p = 1; /* bits, of grey */
    good = good && write_chunk(file, "IHDR", data, 13);
    good = good && write_chunk(file, "IDAT", data, fill(data, width, height, pixel, context));
    good = good && write_chunk(file, "IEND", data, 0);
    (void)port_file_close(file);
    return good;
}

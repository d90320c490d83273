/* SPDX-License-Identifier: MIT */
/* memset and memcpy by words, before picolibc's, which are small and take four or five instructions
 * for each byte: a tenth of all, in programs that make many objects. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* No more than that: a loop of several words a turn would take more flash, and what is cleared is
 * mostly an object of a few words. */

/* GCC would see what the loops do, and call the function that they are in. */
#define REPLACES __attribute__((used, optimize("no-tree-loop-distribute-patterns")))

/* Heaps, objects and tables lie at words: their ends are looked at no further, since what is left
 * behind the last word is short. */
REPLACES void *memset(void *to, int byte, size_t n) {
    uint8_t *p = to;
    if ((uintptr_t)p % sizeof(uint32_t) == 0) {
        uint32_t word = (uint8_t)byte * 0x01010101u;
        for (; n >= sizeof word; n -= sizeof word, p += sizeof word) {
            *(uint32_t *)p = word;
        }
    }
    for (; n > 0; n--) {
        *p++ = (uint8_t)byte;
    }
    return to;
}

/* Both at words, or byte by byte: a Cortex-M0 and many a RISC-V fault at a word elsewhere, and
 * texts that are not at words are mostly short. */
REPLACES void *memcpy(void *restrict to, const void *restrict from, size_t n) {
    uint8_t *p = to;
    const uint8_t *q = from;
    if (((uintptr_t)p | (uintptr_t)q) % sizeof(uint32_t) == 0) {
        for (; n >= sizeof(uint32_t); n -= sizeof(uint32_t)) {
            *(uint32_t *)p = *(const uint32_t *)q;
            p += sizeof(uint32_t);
            q += sizeof(uint32_t);
        }
    }
    for (; n > 0; n--) {
        *p++ = *q++;
    }
    return to;
}

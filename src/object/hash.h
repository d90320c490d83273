/* SPDX-License-Identifier: MIT */
/* The hash of texts and its spreading over an index: said once here for C, and once in
 * tools/make_builtins.py, which lays out the same tables in flash. */
#ifndef TERRARIUM_OBJECT_HASH_H
#define TERRARIUM_OBJECT_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, folded to 27 bits, never 0 (0 = not computed yet). */
static inline uint32_t hash_bytes(const void *bytes, size_t n) {
    const uint8_t *p = bytes;
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ p[i]) * 16777619u;
    }
    h = (h ^ (h >> 15)) & 0x7ffffff;
    return h ? h : 1;
}

/* Slot of a hash in an index of 2^bits slots (Fibonacci hashing). */
static inline size_t hash_slot(uint32_t hash, unsigned bits) {
    return (size_t)((hash * 0x9E3779B1u) >> (32 - bits));
}

#endif

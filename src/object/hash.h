/* SPDX-License-Identifier: MIT */
/* The hash of texts and its spreading over an index: said once here for C, and once in
 * tools/make_builtins.py, which lays out the same tables in flash. */
#ifndef TERRARIUM_OBJECT_HASH_H
#define TERRARIUM_OBJECT_HASH_H

#include <stddef.h>
#include <stdint.h>

/* FNV-1a, folded to 27 bits. */
static inline uint32_t hash_bytes(const void *bytes, size_t n) {
    const uint8_t *p = bytes;
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ p[i]) * 16777619u;
    }
    return (h ^ (h >> 15)) & 0x7ffffff;
}

/* What a str keeps of it: 12 bits, never 0 (0 = not computed yet). Of a kept hash it is that
 * itself. */
static inline uint32_t hash_short(uint32_t hash) {
    hash &= 0xfff;
    return hash ? hash : 1;
}

/* No hash of a value is -1, as in CPython, where that would be an error. */
static inline intptr_t hash_number(intptr_t hash) {
    return hash == -1 ? -2 : hash;
}

/* Slots of the index of a table with room for so many entries: four fifths full at most. */
static inline size_t hash_slots(size_t capacity) {
    return capacity + capacity / 4 + 1;
}

/* Slot of a hash in an index of any number of slots: Fibonacci hashing, then a multiplication in
 * place of a remainder (Lemire). */
static inline size_t hash_slot(uint32_t hash, size_t slots) {
    return (size_t)((uint64_t)(hash * 0x9E3779B1u) * slots >> 32);
}

#endif

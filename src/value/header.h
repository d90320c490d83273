/* SPDX-License-Identifier: MIT */
/* The object header: the first word of every object.
 *
 *     bit 0      always 1: tells a header from a pointer threaded through it while sliding
 *     bit 1      mark       reached in this collection
 *     bit 2      pinned     must not move in this collection
 *     bit 3      held       its address was handed out: pinned until it dies
 *     bit 4      finalizer  has one to run; on stores and tables: grew since the last collection;
 *                           on bytearrays and arrays: a memoryview of them was made; on exceptions:
 *                           of the last failed allocation
 *     bit 5      traced     its last word is the allocation site
 *     bit 6      side       it has an entry in the side table (id, identity hash, weak references)
 *     bits 7-14  kind       a row of value/kinds.h
 *     the rest   size       in words, this one included: 17 bits (512 KB) or, on 64-bit, 32 bits
 *
 * Only object_payload_words() may turn a size into a length, because of the traced word. */
#ifndef TERRARIUM_VALUE_HEADER_H
#define TERRARIUM_VALUE_HEADER_H

#include "value/kinds.h"
#include "value/value.h"

enum {
    HEADER_CONSTANT = 1 << 0,
    HEADER_MARK = 1 << 1,
    HEADER_PINNED = 1 << 2,
    HEADER_HELD = 1 << 3,
    HEADER_FINALIZER = 1 << 4,
    HEADER_GREW = HEADER_FINALIZER,
    HEADER_VIEWED = HEADER_FINALIZER,
    HEADER_LAST_FAILURE = HEADER_FINALIZER,
    HEADER_TRACED = 1 << 5,
    HEADER_SIDE = 1 << 6,
    HEADER_KIND_SHIFT = 7,
    HEADER_SIZE_SHIFT = sizeof(uintptr_t) == 4 ? 15 : 32,
};
#define HEADER_MAX_WORDS (((uintptr_t)1 << (sizeof(uintptr_t) == 4 ? 17 : 32)) - 1)

/* A header as a constant expression. */
#define HEADER(kind, words)                                                                        \
    (((uintptr_t)(words) << HEADER_SIZE_SHIFT) | ((uintptr_t)(kind) << HEADER_KIND_SHIFT) |        \
     HEADER_CONSTANT)

#define BYTES_TO_WORDS(bytes) (((bytes) + sizeof(uintptr_t) - 1) / sizeof(uintptr_t))
/* The size in words of a C struct that describes an object. */
#define WORDS_OF(type) BYTES_TO_WORDS(sizeof(type))

static inline Kind object_kind(const Object *o) {
    return (Kind)((o->header >> HEADER_KIND_SHIFT) & 0xff);
}

/* The object keeps its address and its size: only its kind changes. Both kinds must be laid out
 * alike, as far as the collector goes. */
static inline void object_set_kind(Object *o, Kind kind) {
    o->header = (o->header & ~((uintptr_t)0xff << HEADER_KIND_SHIFT)) | (uintptr_t)kind
                                                                            << HEADER_KIND_SHIFT;
}
/* Words from header to end, the traced word included. */
static inline size_t object_words(const Object *o) {
    return (size_t)(o->header >> HEADER_SIZE_SHIFT);
}
/* Words after the header that belong to the object itself. */
static inline size_t object_payload_words(const Object *o) {
    return object_words(o) - 1 - ((o->header & HEADER_TRACED) != 0);
}
/* The words after the header. */
static inline Value *object_values(Object *o) {
    return (Value *)(o + 1);
}
/* False for a small int and a float held in the word, whatever `kind`: KIND_INT here means a big
 * one. */
static inline bool value_is_kind(Value v, Kind kind) {
    return value_is_object(v) && object_kind(value_to_object(v)) == kind;
}
/* The kind of any value: small ints answer KIND_INT, in-word floats KIND_FLOAT, absent KIND_HOLE.
 */
static inline Kind value_kind(Value v) {
    if (value_is_int(v)) {
        return KIND_INT;
    }
    if (value_is_float(v)) {
        return KIND_FLOAT;
    }
    return value_absent(v) ? KIND_HOLE : object_kind(value_to_object(v));
}

#endif

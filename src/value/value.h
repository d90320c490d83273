/* SPDX-License-Identifier: MIT */
/* The tagged word: every Python value is one machine word.
 *
 *     ...xxx1   small int, 31 or 63 bits, two's complement, shifted left by one
 *     ...xx10   float held in the word (value/floatbits.h draws it)
 *     ...xx00   address of an object, in the heap or in flash
 *     0         absent: no value at all (an unbound local, a missing argument, an empty slot)
 *
 * Invariant: one value has one form. A float that fits the word is never boxed and an int that
 * fits is never a big int, so equal small values are equal words.
 * The word is wrapped in a struct so that the compiler catches a mix-up with plain integers. */
#ifndef TERRARIUM_VALUE_VALUE_H
#define TERRARIUM_VALUE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    uintptr_t bits;
} Value;

/* Every heap or flash object begins with this word; value/header.h draws it. */
typedef struct Object {
    uintptr_t header;
} Object;

typedef struct Vm Vm;

#define VALUE_WORD_BITS ((int)(sizeof(uintptr_t) * 8))
#define ABSENT ((Value){0})
/* A flash object as a constant initializer. */
#define VALUE_OF(object)                                                                           \
    { (uintptr_t)(object) }
/* One bit of the word is the tag. */
#define SMALL_INT_MAX (INTPTR_MAX >> 1)
#define SMALL_INT_MIN (INTPTR_MIN >> 1)

static inline bool value_absent(Value v) {
    return v.bits == 0;
}
/* The same word: the same object, or the same number held in a word. */
static inline bool value_same(Value a, Value b) {
    return a.bits == b.bits;
}
static inline bool value_is_int(Value v) {
    return (v.bits & 1) != 0;
}
static inline bool value_is_float(Value v) {
    return (v.bits & 3) == 2;
}
/* True for heap and flash objects; false for absent. */
static inline bool value_is_object(Value v) {
    return (v.bits & 3) == 0 && v.bits != 0;
}
static inline bool value_fits_int(intptr_t n) {
    return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX;
}
/* The caller knows that n fits (value_fits_int). */
static inline Value value_int(intptr_t n) {
    return (Value){((uintptr_t)n << 1) + 1};
}
/* Only for value_is_int(); the shift is arithmetic in all compilers that are supported. */
static inline intptr_t value_to_int(Value v) {
    return (intptr_t)v.bits >> 1;
}
static inline Value value_object(const void *object) {
    return (Value){(uintptr_t)object};
}
/* Only for value_is_object(), or absent, which gives NULL. */
static inline Object *value_to_object(Value v) {
    return (Object *)v.bits;
}

#endif

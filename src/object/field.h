/* SPDX-License-Identifier: MIT */
/* A field: one number as it lies in bytes, the item of an array, a memoryview or a struct. Its code
 * is a format character of Python's struct module: c ? b B h H i I l L q Q n N P e f d. */
#ifndef TERRARIUM_OBJECT_FIELD_H
#define TERRARIUM_OBJECT_FIELD_H

#include "object/object.h"

enum { FIELD_MAX = 8, FIELD_HOST_BIG = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ };

typedef struct {
    char code;
    uint8_t size; /* bytes: 1, 2, 4 or 8 */
    bool big;     /* the most significant byte comes first */
} Field;

/* The bytes of a field with this code: native (those of C's types), or standard (the same
 * everywhere, and none for n, N and P). 0 for a code that is none. */
uint8_t field_size(char code, bool native);
/* As the host lays it out; the size is 0 for a code that is none. */
static inline Field field_native(char code) {
    return (Field){code, field_size(code, true), FIELD_HOST_BIG};
}

/* Why a value cannot be stored. */
enum FieldFault {
    FIELD_FINE,
    FIELD_TYPE,     /* no number, or for c no bytes object */
    FIELD_RANGE,    /* an int that does not fit, or for c not one byte */
    FIELD_INFINITE, /* a float too large for e or f: infinity was stored */
};

/* The value of a field at any address. An int beyond a word and a wide float allocate. */
Value field_get(Vm *vm, Field field, const uint8_t *at);
/* Lays v out in `out`, which is the caller's own and no part of an object: __index__, __float__ and
 * __bool__ may run, so the place that the bytes are meant for is looked up afterwards. */
enum FieldFault field_put(Vm *vm, Field field, Value v, uint8_t out[FIELD_MAX]);
/* Raw bits of a field and back: the size says how many bytes. */
uint64_t field_load(Field field, const uint8_t *at);
void field_store(Field field, uint64_t bits, uint8_t *at);

#endif

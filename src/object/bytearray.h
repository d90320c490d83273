/* SPDX-License-Identifier: MIT */
/* bytearray: a RAW store that grows, and a length. */
#ifndef TERRARIUM_OBJECT_BYTEARRAY_H
#define TERRARIUM_OBJECT_BYTEARRAY_H

#include "object/object.h"

/* A new bytearray; data NULL: n zero bytes. data may lie in the heap. May allocate. */
Value bytearray_new(Vm *vm, const uint8_t *data, size_t n);
/* The same of a bytes object that nobody else will look at: it becomes the store, not copied. */
Value bytearray_take(Vm *vm, Value bytes);
/* Its bytes and their number; they may move at the next allocation and vanish when Python code
 * runs. Never NULL. */
uint8_t *bytearray_data(Value v, size_t *length);
/* Sets the length; new bytes at the end are 0. May allocate. Raises MemoryError. */
void bytearray_resize(Vm *vm, Value v, size_t n);
/* Appends n bytes, which may lie in the bytearray itself. May allocate; raises MemoryError, and
 * then nothing has changed. */
void bytearray_append(Vm *vm, Value v, const uint8_t *data, size_t n);

/* Its repr, with the name of a class. */
void bytearray_write_as(Writer *out, Value self, Value name);

#endif

/* SPDX-License-Identifier: MIT */
/* bytearray: a RAW store that grows, and a length in bytes. An array (module/array.c) begins the
 * same way, so the functions up to bytearray_repeat() serve both; `v` is native. All that change
 * the length raise BufferError while a memoryview shows the bytes. */
#ifndef TERRARIUM_OBJECT_BYTEARRAY_H
#define TERRARIUM_OBJECT_BYTEARRAY_H

#include "object/slice.h"

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
/* Replaces `count` bytes at `at` by n others, which do not lie in the array. With a count of 0
 * it inserts, with an n of 0 (data may be NULL then) it deletes. at + count is within the
 * length. Allocates only to become longer. */
void bytearray_splice(Vm *vm, Value v, size_t at, size_t count, const uint8_t *data, size_t n);
/* v[slice] = data, for items of `unit` bytes, n of them; the slice is fitted and selects `count`.
 * Without items it deletes. `what` is what the ValueError calls them: bytes, array. */
void bytearray_assign(Vm *vm, Value v, SliceLimits slice, size_t count, const uint8_t *data,
                      size_t n, size_t unit, const char *what);
/* *= count. */
void bytearray_repeat(Vm *vm, Value v, intptr_t count);
/* A RAW with a copy of the n bytes (data NULL: zeros), or absent if there are none: the store of a
 * bytearray that is made next. */
Value bytearray_store(Vm *vm, const uint8_t *data, size_t n);
/* Takes the store and the length of another one, which nobody needs any more. */
void bytearray_take_over(Vm *vm, Value v, Value other);

/* Its repr, with the name of a class. */
void bytearray_write_as(Writer *out, Value self, Value name);

#endif

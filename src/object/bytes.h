/* SPDX-License-Identifier: MIT */
/* bytes and bytearray, and access to whatever is made of bytes. */
#ifndef TERRARIUM_OBJECT_BYTES_H
#define TERRARIUM_OBJECT_BYTES_H

#include "object/buffer.h"

/* A new bytes object; data may be NULL when n is 0, and may lie in the heap. May allocate. */
Value bytes_new(Vm *vm, const uint8_t *data, size_t n);
/* A new bytes object whose n bytes the caller writes at once. Never the shared empty object, so
 * it may be written to. Raises MemoryError. */
Bytes *bytes_alloc(Vm *vm, size_t n);

/* The bytes that bytes(source), bytearray(source) and slice assignment take from a source: a
 * bytes-like object's own, else those of the ints that it yields, gathered in a new bytearray.
 * Raises ValueError `WHAT must be in range(0, 256)`. Absent when it is not iterable. Runs Python
 * code. */
Value bytes_gather(Vm *vm, Value source, const char *what);
/* The bytes that a __bytes__ of v's class gives; absent if it has none. A native bytes object;
 * TypeError when the method returns anything else. Runs Python code. */
Value bytes_special(Vm *vm, Value v);
/* What bytes(...) or, if `array`, bytearray(...) makes of the arguments from a[-1] on. Those are
 * source, encoding and errors. bytes(source) may be source itself; a bytearray is always a new
 * one. */
Value bytes_from(Vm *vm, Value *a, int n, bool array);
/* The value 0 to 255 of an int; raises ValueError `WHAT must be in range(0, 256)`. Runs
 * __index__; TypeError for what is no int. */
uint8_t bytes_to_byte(Vm *vm, Value v, const char *what);

#endif

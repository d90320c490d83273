/* SPDX-License-Identifier: MIT */
/* Access to the bytes of whatever is made of bytes: bytes, bytearray, array, memoryview, and
 * instances of classes derived from them. An address holds until the next call of Python code, or
 * until the owner's own bytes are made more or fewer: whoever resizes a bytearray or an array does
 * so through object/bytearray.h. Allocation alone does not move it, since the address on the C
 * stack pins what it points into. */
#ifndef TERRARIUM_OBJECT_BUFFER_H
#define TERRARIUM_OBJECT_BUFFER_H

#include "object/object.h"

/* The bytes, as they lie one behind the other; false for what has none, and for a memoryview whose
 * items do not lie so, or that was released. Raises and allocates nothing. */
bool buffer_get(Vm *vm, Value v, const uint8_t **data, size_t *length);
/* The same for bytes that may be written to. */
bool buffer_get_writable(Vm *vm, Value v, uint8_t **data, size_t *length);
/* The same, raising TypeError: a bytes-like object is required, not 'X'. */
const uint8_t *buffer_need(Vm *vm, Value v, size_t *length);
/* The same; a str gives its UTF-8, since MicroPython's programs send, hash and encode texts. */
const uint8_t *buffer_need_text(Vm *vm, Value v, size_t *length);
/* TypeError: a read-write bytes-like object is required, not 'X'. */
uint8_t *buffer_need_writable(Vm *vm, Value v, size_t *length);
/* What holds the bytes stays where it is until it dies: their address was handed out. */
void buffer_hold(Vm *vm, Value v);

#endif

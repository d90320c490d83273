/* SPDX-License-Identifier: MIT */
/* memoryview: a window on the bytes of another object. It holds that object and an offset. */
#ifndef TERRARIUM_OBJECT_MEMORYVIEW_H
#define TERRARIUM_OBJECT_MEMORYVIEW_H

#include "object/object.h"

/* The bytes that a native memoryview shows, if they lie one behind the other; false otherwise, and
 * when it was released. Good as long as buffer_get()'s. */
bool memoryview_data(Value v, uint8_t **data, size_t *length, bool *writable);
/* A view of n bytes at an address, which nothing keeps in place nor checks. */
Value memoryview_at(Vm *vm, uintptr_t address, size_t n);
/* Is there a memoryview of this native bytearray or array in the heap? It may be garbage: then it
 * is gone after a collection. Walks the heap; allocates nothing. */
bool memoryview_exists(Vm *vm, Value v);
/* For Heap.reached: sets HEADER_VIEWED of what marked memoryviews show. */
void memoryview_note_bases(Vm *vm);

#endif

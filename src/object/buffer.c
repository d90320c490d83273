/* SPDX-License-Identifier: MIT */
/* The one place that knows which kinds have bytes. */
#include "object/buffer.h"

#include "object/bytearray.h"
#include "object/memoryview.h"
#include "object/str.h"

/* The bytes where they lie now, in the heap or in flash. Unwraps instances of derived classes; runs
 * no Python code. A view that was released, or whose base got too short for it, has none. Kept out
 * of line: it is what all four functions below consist of. */
static __attribute__((noinline)) bool get(Value v, uint8_t **data, size_t *length, bool *writable) {
    v = object_unwrap(v);
    *writable = true;
    switch (value_kind(v)) {
    case KIND_BYTES:
        *data = AS(Bytes, v)->data;
        *length = bytes_size(AS(Bytes, v));
        *writable = false;
        return true;
    case KIND_BYTEARRAY:
    case KIND_ARRAY: *data = bytearray_data(v, length); return true;
    case KIND_MEMORYVIEW: return memoryview_data(v, data, length, writable);
    default: return false;
    }
}

/* Constant, since the bytes may lie in flash or be those of an object that never changes. */
bool buffer_get(Vm *vm, Value v, const uint8_t **data, size_t *length) {
    (void)vm;
    bool writable;
    uint8_t *bytes;
    if (!get(v, &bytes, length, &writable)) {
        return false;
    }
    *data = bytes;
    return true;
}

bool buffer_get_writable(Vm *vm, Value v, uint8_t **data, size_t *length) {
    (void)vm;
    bool writable;
    return get(v, data, length, &writable) && writable;
}

const uint8_t *buffer_need(Vm *vm, Value v, size_t *length) {
    const uint8_t *data;
    if (!buffer_get(vm, v, &data, length)) {
        vm_raise_type(vm, "a bytes-like object is required, not '%t'", v);
    }
    return data;
}

const uint8_t *buffer_need_text(Vm *vm, Value v, size_t *length) {
    Value text = object_unwrap(v);
    if (value_is_kind(text, KIND_STR)) {
        *length = str_bytes(text);
        return (const uint8_t *)str_text(text);
    }
    return buffer_need(vm, v, length);
}

uint8_t *buffer_need_writable(Vm *vm, Value v, size_t *length) {
    uint8_t *data;
    if (!buffer_get_writable(vm, v, &data, length)) {
        vm_raise_type(vm, "a read-write bytes-like object is required, not '%t'", v);
    }
    return data;
}

/* Of a view it is the base that has the bytes, of a bytearray or array its store, which is another
 * one after it has grown; what lies in flash stays there anyway. */
void buffer_hold(Vm *vm, Value v) {
    v = object_unwrap(v);
    if (value_is_kind(v, KIND_MEMORYVIEW)) {
        v = object_unwrap(AS(MemoryView, v)->base);
    }
    if (value_is_kind(v, KIND_BYTEARRAY) || value_is_kind(v, KIND_ARRAY)) {
        v = AS(ByteArray, v)->store;
    }
    if (value_is_object(v) && heap_contains(heap_of(vm), value_to_object(v))) {
        heap_hold(heap_of(vm), value_to_object(v));
    }
}

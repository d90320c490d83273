/* SPDX-License-Identifier: MIT */
/* bytearray: changing, growing and shrinking, also for arrays, which begin the same way. What it
 * has in common with bytes and str is in bytes.c and the files that text.h lists.
 *
 * The store is a RAW object, absent while there was never a byte. Invariant: length <= capacity;
 * bytes between are garbage. Growth leaves an eighth and 8 bytes of slack, which the collector
 * takes back when the array did not grow since the last collection. Python code that runs while an
 * argument is read may change the array, so arguments are read first. */
#include "object/bytearray.h"

#include <string.h>

#include "builtins.h"
#include "object/bytes.h"
#include "object/memoryview.h"
#include "object/text.h"

/* v is native in all of these. */
static size_t length_of(Value v) {
    return (size_t)value_to_int(AS(ByteArray, v)->length);
}

/* In bytes: whole words, so it may be more than was asked for. */
static size_t capacity_of(Value v) {
    Value store = AS(ByteArray, v)->store;
    return value_absent(store) ? 0
                               : object_payload_words(value_to_object(store)) * sizeof(uintptr_t);
}

/* Without a store any address does, since no byte of it is read or written. */
uint8_t *bytearray_data(Value v, size_t *length) {
    ByteArray *b = AS(ByteArray, v);
    *length = length_of(v);
    return value_absent(b->store) ? (uint8_t *)&b->store : AS(Raw, b->store)->data;
}

/* To be asked again after each allocation. */
static uint8_t *data_of(Value v) {
    size_t n;
    return bytearray_data(v, &n);
}

/* Makes room for n bytes in all, and for `slack` more if there is memory. The length stays as it
 * is; new bytes are garbage or 0. Raises MemoryError. */
static void reserve(Vm *vm, Value v, size_t n, size_t slack) {
    if (n <= capacity_of(v)) {
        return;
    }
    if (n > (HEADER_MAX_WORDS - 4) * sizeof(uintptr_t)) {
        vm_raise_memory(vm, n);
    }
    Value store = AS(ByteArray, v)->store;
    Object *raw = value_absent(store)
                      ? heap_alloc_raw(vm, KIND_RAW, 1 + BYTES_TO_WORDS(n))
                      : heap_grow_between(vm, value_to_object(store), 1 + BYTES_TO_WORDS(n),
                                          1 + BYTES_TO_WORDS(n + slack));
    /* The store may have moved: the head is told before anything else is allocated. */
    AS(ByteArray, v)->store = value_object(raw);
}

Value bytearray_store(Vm *vm, const uint8_t *data, size_t n) {
    if (n > (HEADER_MAX_WORDS - 4) * sizeof(uintptr_t)) {
        vm_raise_memory(vm, n);
    }
    if (n == 0) {
        return ABSENT;
    }
    Raw *raw = (Raw *)heap_alloc_raw(vm, KIND_RAW, 1 + BYTES_TO_WORDS(n));
    if (data) {
        memcpy(raw->data, data, n);
    } else {
        memset(raw->data, 0, n);
    }
    return value_object(raw);
}

/* The store comes first: a young head on the C stack would be a pin in its way. */
Value bytearray_new(Vm *vm, const uint8_t *data, size_t n) {
    Value store = bytearray_store(vm, data, n);
    ByteArray *b = (ByteArray *)heap_alloc(vm, KIND_BYTEARRAY, WORDS_OF(ByteArray));
    b->store = store;
    b->length = value_int((intptr_t)n);
    return value_object(b);
}

/* A RAW has its bytes in the same place, without the last one of a BYTES. */
Value bytearray_take(Vm *vm, Value bytes) {
    if (!heap_contains(&vm->heap, value_to_object(bytes))) { /* b'' lies in flash */
        return bytearray_new(vm, AS(Bytes, bytes)->data, bytes_size(AS(Bytes, bytes)));
    }
    ByteArray *b = (ByteArray *)heap_alloc(vm, KIND_BYTEARRAY, WORDS_OF(ByteArray));
    Object *store = value_to_object(bytes);
    size_t n = bytes_size((Bytes *)store);
    heap_shrink(vm, store, 1 + BYTES_TO_WORDS(n));
    store->header ^= (uintptr_t)(KIND_BYTES ^ KIND_RAW) << HEADER_KIND_SHIFT;
    b->store = bytes;
    b->length = value_int((intptr_t)n);
    return value_object(b);
}

/* Nothing counts the views: whether one is left is found out when the length is about to change,
 * and costs nothing unless there was one since the last time. A view that only C code knows does
 * not count: it is a forgotten one, whose address still lies about on the C stack. */
static void refuse_views(Vm *vm, Value v) {
    if (!(value_to_object(v)->header & HEADER_VIEWED)) {
        return;
    }
    value_to_object(v)->header &= ~(uintptr_t)HEADER_VIEWED;
    if (memoryview_exists(vm, v)) { /* it may be garbage */
        heap_of(vm)->reached = memoryview_note_bases;
        heap_collect(vm, true);
        heap_of(vm)->reached = NULL;
    }
    if (value_to_object(v)->header & HEADER_VIEWED) {
        vm_raise_format(vm, &type_BufferError,
                        value_is_kind(v, KIND_ARRAY)
                            ? "cannot resize an array that is exporting buffers"
                            : "Existing exports of data: object cannot be re-sized");
    }
}

/* An array that becomes empty gives its store up. What was behind the old end is cleared: it may
 * be left from a longer array. */
void bytearray_resize(Vm *vm, Value v, size_t n) {
    size_t old = length_of(v);
    if (n != old) {
        refuse_views(vm, v);
    }
    reserve(vm, v, n, n / 8 + 8);
    if (n > old) {
        memset(data_of(v) + old, 0, n - old);
    }
    AS(ByteArray, v)->length = value_int((intptr_t)n);
    if (n == 0) {
        AS(ByteArray, v)->store = ABSENT;
    }
}

/* Data within the array itself is found again after growing. */
void bytearray_append(Vm *vm, Value v, const uint8_t *data, size_t n) {
    size_t old = length_of(v), total = old + n;
    /* The sum wrapped. */
    if (total < n) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    if (n == 0) {
        return;
    }
    refuse_views(vm, v);
    const uint8_t *own = data_of(v);
    /* As an offset it outlasts a move of the store. */
    bool inside = data >= own && data < own + old;
    size_t offset = inside ? (size_t)(data - own) : 0;
    reserve(vm, v, total, total / 8 + 8);
    uint8_t *to = data_of(v);
    memmove(to + old, inside ? to + offset : data, n);
    AS(ByteArray, v)->length = value_int((intptr_t)total);
}

void bytearray_splice(Vm *vm, Value v, size_t at, size_t count, const uint8_t *data, size_t n) {
    size_t old = length_of(v), total = old - count + n;
    if (total < n) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    if (total != old) {
        refuse_views(vm, v);
    }
    if (total > old) {
        reserve(vm, v, total, total / 8 + 8);
    }
    uint8_t *to = data_of(v);
    /* The tail first: the new bytes may take its old place. */
    memmove(to + at + n, to + at + count, old - at - count);
    if (n > 0) {
        memcpy(to + at, data, n);
    }
    AS(ByteArray, v)->length = value_int((intptr_t)total);
    if (total == 0) {
        AS(ByteArray, v)->store = ABSENT;
    }
}

void bytearray_take_over(Vm *vm, Value v, Value other) {
    if (length_of(v) > 0) { /* an empty one has nothing that a view could show */
        refuse_views(vm, v);
    }
    AS(ByteArray, v)->length = AS(ByteArray, other)->length;
    AS(ByteArray, v)->store = AS(ByteArray, other)->store;
}

/* All room is taken at first: when there is too little the array stays as it was, and memory is not
 * filled in vain. */
void bytearray_repeat(Vm *vm, Value v, intptr_t count) {
    size_t n = length_of(v), total;
    if (count < 0) {
        count = 0;
    }
    if (__builtin_mul_overflow(n, (size_t)count, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    bytearray_resize(vm, v, total); /* or raises, and nothing has changed */
    uint8_t *data = data_of(v);
    for (size_t now = n, part; now < total; now += part) { /* by doubling */
        part = now < total - now ? now : total - now;
        memcpy(data + now, data, part);
    }
}

/* ---- slots ---- */

/* What may run Python code is read before the length or the bytes are looked at, since it may
 * change both. */

/* bytearray(source, encoding, errors) as __new__. */
Value bytearray_make(Vm *vm, Value *a, int n) {
    return bytes_from(vm, a, n, true);
}

/* Drops what is there and takes what a new one would hold. __init__, which may be called again:
 * the store of the new one is taken over, not copied. No Value is held while that is made, since
 * copy_or_take() collects as at a safe point. */
Value bytearray_init(Vm *vm, Value *a, int n) {
    Value made = bytes_from(vm, a, n, true);
    bytearray_take_over(vm, arg(a, 0), made);
    return NONE;
}

/* name(b'...') with the name of the class, as CPython shows an instance of a derived one. */
void bytearray_write_as(Writer *out, Value self, Value name) {
    Text t = text_of(self);
    writer_format(out, "%v(b", name);
    str_write_quoted(out, t.data, t.n, STR_QUOTE_BYTEARRAY);
    writer_text(out, ")");
}

void bytearray_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm, (void)repr;
    bytearray_write_as(out, self, NAME(bytearray));
}

intptr_t bytearray_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)length_of(self);
}

/* += and *= keep the object; others make a new one. a *= 0 empties it. TypeError when what is
 * added is not bytes-like, even if it is iterable: that is extend(). */
Value bytearray_inplace(Vm *vm, enum Binary op, Value left, Value right) {
    if (op == BINARY_ADD) {
        const uint8_t *data;
        size_t n;
        if (!buffer_get(vm, right, &data, &n)) {
            vm_raise_type(vm, "can't concat %t to %t", right, left);
        }
        bytearray_append(vm, left, data, n);
        return left;
    }
    intptr_t count;
    if (op != BINARY_MUL || !text_repeat_count(vm, right, &count)) {
        return bytes_binary(vm, op, left, right);
    }
    bytearray_repeat(vm, left, count);
    return left;
}

/* The bytes of what is assigned to a slice: not those of the array itself, which is copied.
 * Iterables are gathered before anything changes; a str is refused although it is iterable, as
 * are ints. Runs Python code. */
static void assigned_bytes(Vm *vm, Value self, Value v, const uint8_t **data, size_t *n) {
    Value native = object_unwrap(v);
    if (value_same(native, self)) {
        Text t = text_of(self);
        v = bytes_new(vm, (const uint8_t *)t.data, t.n);
    } else if (!buffer_get(vm, native, data, n)) {
        v = value_is_kind(native, KIND_STR) ? ABSENT : bytes_gather(vm, v, "byte");
        if (value_absent(v)) {
            vm_raise_type(vm,
                          "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
    }
    buffer_get(vm, v, data, n);
}

/* Deletes the items of a slice whose step is not 1. The slice is fitted, and count above 0. What
 * stays is moved down in one pass. */
static void delete_stepwise(Vm *vm, Value self, SliceLimits slice, size_t count, size_t unit) {
    refuse_views(vm, self);
    if (slice.step < 0) { /* the same items in rising order */
        slice.start += slice.step * (intptr_t)(count - 1);
        slice.step = -slice.step;
    }
    size_t n = length_of(self) / unit, to = (size_t)slice.start, deleted = 0;
    uint8_t *data = data_of(self);
    for (size_t from = to; from < n; from++) {
        /* Behind the last deleted item the step means nothing any more. */
        if (deleted < count && (from - (size_t)slice.start) % (size_t)slice.step == 0) {
            deleted++;
        } else {
            memmove(data + to++ * unit, data + from * unit, unit);
        }
    }
    AS(ByteArray, self)->length = value_int((intptr_t)(to * unit));
}

/* Assigning no items to an extended slice deletes it: CPython allows that of a bytearray and an
 * array, not of a list. */
void bytearray_assign(Vm *vm, Value v, SliceLimits slice, size_t count, const uint8_t *data,
                      size_t n, size_t unit, const char *what) {
    if (slice.step == 1) {
        bytearray_splice(vm, v, (size_t)slice.start * unit, count * unit, data, n * unit);
    } else if (n == count) {
        uint8_t *to = data_of(v);
        for (size_t i = 0; i < n; i++) {
            memcpy(to + (slice.start + (intptr_t)i * slice.step) * (intptr_t)unit, data + i * unit,
                   unit);
        }
    } else if (n == 0) {
        delete_stepwise(vm, v, slice, count, unit);
    } else {
        vm_raise_value_error(vm, "attempt to assign %s of size %u to extended slice of size %u",
                             what, n, count);
    }
}

/* value absent: delete. Nothing of Python runs once the slice is fitted to the length. */
static void set_slice(Vm *vm, Value self, Value key, Value value) {
    SliceLimits slice = slice_limits(vm, key);
    const uint8_t *data = (const uint8_t *)"";
    size_t n = 0;
    if (!value_absent(value)) {
        assigned_bytes(vm, self, value, &data, &n);
    }
    size_t count = slice_fit(&slice, length_of(self));
    bytearray_assign(vm, self, slice, count, data, n, 1, "bytes");
}

/* The index is checked after the value was read, which may shrink the array. Slots setitem and
 * delitem: value absent means delete. IndexError, TypeError, or ValueError for no byte. */
void bytearray_setitem(Vm *vm, Value self, Value key, Value value) {
    if (value_is_kind(key, KIND_SLICE)) {
        set_slice(vm, self, key, value);
        return;
    }
    uint8_t byte = 0;
    if (!value_absent(value)) {
        if (!value_is_int(key)) {
            text_index(vm, self, key, length_of(self)); /* what is no index is refused first */
        }
        byte = bytes_to_byte(vm, value, "byte");
    }
    size_t i = text_index(vm, self, key, length_of(self));
    if (value_absent(value)) {
        bytearray_splice(vm, self, i, 1, NULL, 0);
    } else {
        data_of(self)[i] = byte;
    }
}

/* ---- methods ---- */

/* append(); the name is taken by the function above. */
Value bytearray_push(Vm *vm, Value *a, int n) {
    (void)n;
    uint8_t byte = bytes_to_byte(vm, arg(a, 1), "byte");
    bytearray_append(vm, arg(a, 0), &byte, 1);
    return NONE;
}

/* An iterable is gathered into bytes before anything changes. Bytes-like sources need no copy,
 * not even the array itself. */
Value bytearray_extend(Vm *vm, Value *a, int n) {
    (void)n;
    const uint8_t *data;
    size_t size;
    Value source = arg(a, 1);
    if (!buffer_get(vm, source, &data, &size)) {
        source = bytes_gather(vm, source, "byte");
        if (value_absent(source)) {
            vm_raise_type(vm, "can't extend bytearray with %t", arg(a, 1));
        }
        buffer_get(vm, source, &data, &size);
    }
    bytearray_append(vm, arg(a, 0), data, size);
    return NONE;
}

/* Beyond the ends means at the ends. */
Value bytearray_insert(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    intptr_t i = object_to_size(vm, arg(a, 1));
    uint8_t byte = bytes_to_byte(vm, arg(a, 2), "byte");
    intptr_t length = (intptr_t)length_of(self);
    i = i < 0 ? i + length : i;
    bytearray_splice(vm, self, (size_t)(i < 0 ? 0 : i > length ? length : i), 0, &byte, 1);
    return NONE;
}

/* Index errors come before anything changes; the store keeps its slack until the collector trims
 * it. Without an argument the last byte. */
Value bytearray_pop(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    intptr_t i = n > 1 ? object_to_size(vm, arg(a, 1)) : -1;
    intptr_t length = (intptr_t)length_of(self);
    if (length == 0) {
        vm_raise_index(vm, "pop from empty bytearray");
    }
    i = i < 0 ? i + length : i;
    if (i < 0 || i >= length) {
        vm_raise_index(vm, "pop index out of range");
    }
    uint8_t byte = data_of(self)[i];
    bytearray_splice(vm, self, (size_t)i, 1, NULL, 0);
    return value_int(byte);
}

/* The first of that value; ValueError if there is none. */
Value bytearray_remove(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    uint8_t byte = bytes_to_byte(vm, arg(a, 1), "byte");
    uint8_t *data = data_of(self);
    const uint8_t *found = memchr(data, byte, length_of(self));
    if (found == NULL) {
        vm_raise_value_error(vm, "value not found in bytearray");
    }
    bytearray_splice(vm, self, (size_t)(found - data), 1, NULL, 0);
    return NONE;
}

Value bytearray_reverse(Vm *vm, Value *a, int n) {
    (void)vm;
    (void)n;
    size_t size;
    uint8_t *data = bytearray_data(arg(a, 0), &size);
    for (size_t i = 0; i < size / 2; i++) {
        uint8_t byte = data[i];
        data[i] = data[size - 1 - i];
        data[size - 1 - i] = byte;
    }
    return NONE;
}

Value bytearray_clear(Vm *vm, Value *a, int n) {
    (void)n;
    bytearray_resize(vm, arg(a, 0), 0);
    return NONE;
}

/* text_same() copies what may be changed. */
Value bytearray_copy(Vm *vm, Value *a, int n) {
    (void)n;
    return text_same(vm, arg(a, 0));
}

/* bytearray_find() and so on, as in bytes.c. */
#define SHARED(where, name)                                                                        \
    Value where##_##name(Vm *vm, Value *a, int n);                                                 \
    Value bytearray_##name(Vm *vm, Value *a, int n) {                                              \
        return where##_##name(vm, a, n);                                                           \
    }
TEXT_METHODS(SHARED)
SHARED(bytes, decode)
SHARED(bytes, hex)
SHARED(bytes, translate)
#undef SHARED

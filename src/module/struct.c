/* SPDX-License-Identifier: MIT */
/* struct: numbers and bytes laid out one behind the other as a format text says. The format is read
 * anew at every call, item by item; nothing is compiled. What is packed is laid out in a bytes
 * object of its own, since a number's __index__ may change the buffer it is meant for. */
#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/codec.h"
#include "object/exception.h"
#include "object/field.h"
#include "object/int.h"
#include "object/sequence.h"

/* Slots of a Struct, and of an unpack_iterator. A Struct whose __init__ was never called has
 * none. */
enum { FORMAT, SIZE, STRUCT_SLOTS, BUFFER = SIZE, OFFSET, ITERATOR_SLOTS };

/* ---- formats ---- */

/* The walk along a format. The text is a native str or bytes; its address is good while that is on
 * the C stack. */
typedef struct {
    Vm *vm;
    const char *at, *end;
    bool native, aligned, big;
    size_t offset; /* in bytes, behind the item */
} Walk;

/* One item: for s, p and x one of `count` bytes, else `count` fields. */
typedef struct {
    Field field;
    size_t count, offset;
} Item;

/* s, p and x: the count is a number of bytes, for others one of fields. */
static bool is_bytes(const Item *item) {
    return item->field.code == 's' || item->field.code == 'p' || item->field.code == 'x';
}

/* struct.error with a message of CPython's. */
static _Noreturn void raise(Vm *vm, const char *text) {
    vm_raise_format(vm, &type_struct_error, "%s", text);
}

/* The text of a format: a str or bytes, or the one of a Struct. */
static Value format_of(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    if (object_is_type(native, &type_Struct)) {
        native = AS(Instance, native)->slots[FORMAT];
        if (value_absent(native)) {
            vm_raise_format(vm, &type_RuntimeError, "Struct object is not initialized");
        }
    }
    if (!value_is_kind(native, KIND_STR) && !value_is_kind(native, KIND_BYTES)) {
        vm_raise_type(vm, "Struct() argument 1 must be a str or bytes object, not %T", v);
    }
    return native;
}

/* The walk at the first item. The first character may say the order: @ is native in all, = native
 * in order alone, < little, > and ! big; @ alone aligns. */
static Walk walk_begin(Vm *vm, Value format) {
    const uint8_t *data;
    size_t n;
    if (!buffer_get(vm, format, &data, &n)) {
        data = (const uint8_t *)str_text(format);
        n = str_bytes(format);
    }
    Walk w = {vm, (const char *)data, (const char *)data + n, true, true, FIELD_HOST_BIG, 0};
    if (n > 0 && strchr("@=<>!", *w.at) != NULL && *w.at) {
        char order = *w.at++;
        w.native = w.aligned = order == '@';
        w.big = order == '>' || order == '!' || (order != '<' && FIELD_HOST_BIG);
    }
    return w;
}

/* The next item; false at the end. Raises struct.error. A count is checked against overflow here,
 * so that offset + size never wraps; `total` is at most half of the address space, and can be used
 * as an intptr_t. */
static bool walk_next(Walk *w, Item *item) {
    while (w->at < w->end && (*w->at == ' ' || (*w->at >= '\t' && *w->at <= '\r'))) {
        w->at++;
    }
    if (w->at == w->end) {
        return false;
    }
    size_t count = 1, total;
    bool wrapped = false;
    for (bool first = true; w->at < w->end && *w->at >= '0' && *w->at <= '9'; first = false) {
        count = first ? 0 : count;
        wrapped |= __builtin_mul_overflow(count, (size_t)10, &count) ||
                   __builtin_add_overflow(count, (size_t)(*w->at - '0'), &count);
        if (++w->at == w->end) {
            raise(w->vm, "repeat count given without format specifier");
        }
    }
    char code = *w->at++;
    *item = (Item){
        {code, 1, w->big},
        count, w->offset
    };
    if (!is_bytes(item)) {
        item->field.size = field_size(code, w->native);
        if (item->field.size == 0) {
            raise(w->vm, "bad char in struct format");
        }
        if (w->aligned) {
            /* As C aligns it, which on some machines is less than its size. */
            size_t most = _Alignof(long long), align = item->field.size;
            align = align < most ? align : most;
            item->offset = (w->offset + align - 1) / align * align;
        }
    }
    wrapped |= __builtin_mul_overflow(count, (size_t)item->field.size, &total) ||
               __builtin_add_overflow(item->offset, total, &total) || total > SIZE_MAX / 2;
    if (wrapped) {
        raise(w->vm, "total struct size too long");
    }
    w->offset = total;
    return true;
}

/* The size of a format in bytes, and how many values it is made of. With it all of the format has
 * been checked: what walks along it afterwards meets no error. Allocates only to raise. */
static size_t measure(Vm *vm, Value format, size_t *values) {
    Walk w = walk_begin(vm, format);
    *values = 0;
    for (Item item; walk_next(&w, &item);) {
        *values += item.field.code == 'x' ? 0 : is_bytes(&item) ? 1 : item.count;
    }
    return w.offset;
}

Value struct_calcsize(Vm *vm, Value *a, int n) {
    (void)n;
    size_t values;
    return int_from_uint64(vm, measure(vm, format_of(vm, arg(a, 0)), &values));
}

/* ---- packing ---- */

/* struct.error: what is wrong with an int of this code, in CPython's words. Runs __index__ once
 * more: an error need not be quick. */
static _Noreturn void raise_range(Vm *vm, Field field, Value v) {
    int64_t number;
    bool is_signed = field.code >= 'a';
    v = object_index(vm, v);
    if (field.size == 8 || !int_to_int64(v, &number) ||
        (number < 0 && strchr("ILN", field.code) != NULL)) {
        raise(vm, "argument out of range");
    }
    uint32_t most = UINT32_MAX >> (32 - 8 * field.size + is_signed);
    intptr_t least = is_signed ? -(intptr_t)most - 1 : 0;
    static const char *const names[] = {"byte", "ubyte", "short", "ushort"};
    const char *at = strchr("bBhH", field.code);
    if (at != NULL) {
        vm_raise_format(vm, &type_struct_error, "%s format requires %z <= number <= %u",
                        names[at - "bBhH"], least, (size_t)most);
    }
    vm_raise_format(vm, &type_struct_error, "'%c' format requires %z <= number <= %u", field.code,
                    least, (size_t)most);
}

/* One number at `to`, in an object that the caller has pinned. Runs __index__ and its like. C's own
 * float takes what is too large for it as infinity. */
static void pack_field(Vm *vm, Field field, bool native, Value v, uint8_t *to) {
    uint8_t bytes[FIELD_MAX];
    bool is_float = strchr("efd", field.code) != NULL;
    enum FieldFault fault = field_put(vm, field, v, bytes);
    if (fault == FIELD_INFINITE && !(native && field.code == 'f')) {
        vm_raise_format(vm, &type_OverflowError, "float too large to pack with %c format",
                        field.code);
    }
    if (field.code == 'c' && fault != FIELD_FINE) {
        raise(vm, "char format requires a bytes object of length 1");
    }
    if (fault == FIELD_TYPE) {
        raise(vm, is_float ? "required argument is not a float"
                           : "required argument is not an integer");
    }
    if (fault == FIELD_RANGE) {
        raise_range(vm, field, v);
    }
    memcpy(to, bytes, field.size);
}

/* s, or p with its length in the first byte; cut to the room, which is zeroed. */
static void pack_bytes(Vm *vm, const Item *item, Value v, uint8_t *to) {
    const uint8_t *data;
    size_t n, room = item->count;
    Kind kind = value_kind(object_unwrap(v));
    if ((kind != KIND_BYTES && kind != KIND_BYTEARRAY) || !buffer_get(vm, v, &data, &n)) {
        vm_raise_format(vm, &type_struct_error, "argument for '%c' must be a bytes object",
                        item->field.code);
    }
    if (item->field.code == 'p' && room > 0) {
        room--;
        n = n < room ? n : room;
        *to++ = (uint8_t)(n < 255 ? n : 255);
    }
    memcpy(to, data, n < room ? n : room);
}

/* A bytes object of the values a[-first] ... a[1 - n]. The arguments are read as they are packed;
 * __index__ may run Python code, but nobody else knows the bytes. */
static Value pack(Vm *vm, Value *a, int n, int first, const char *who) {
    Value format = format_of(vm, arg(a, 0));
    size_t values, size = measure(vm, format, &values);
    if (values != (size_t)(n - first)) {
        vm_raise_format(vm, &type_struct_error, "%s expected %u items for packing (got %d)", who,
                        values, n - first);
    }
    Bytes *bytes = bytes_alloc(vm, size);
    memset(bytes->data, 0, size);
    Walk w = walk_begin(vm, format);
    for (Item item; walk_next(&w, &item);) {
        uint8_t *to = bytes->data + item.offset;
        if (item.field.code == 'x') {
            continue;
        }
        if (is_bytes(&item)) {
            pack_bytes(vm, &item, arg(a, first++), to);
            continue;
        }
        for (size_t i = 0; i < item.count; i++) {
            pack_field(vm, item.field, w.native, arg(a, first++), to + i * item.field.size);
        }
    }
    vm_keep(format);
    return value_object(bytes);
}

/* pack() and pack_into() take any number of arguments, so that the format may be missing. */
static void need_format(Vm *vm, int n) {
    if (n == 0) {
        vm_raise_type(vm, "missing format argument");
    }
}

Value struct_pack(Vm *vm, Value *a, int n) {
    need_format(vm, n);
    return pack(vm, a, n, 1, "pack");
}

/* Where a buffer of `length` bytes holds `size` at an offset: negative ones count from the end. No
 * sum can overflow: size is at most half of the address space (walk_next). Raises struct.error. */
static size_t place(Vm *vm, intptr_t offset, size_t size, size_t length, bool packing) {
    if (offset < 0) {
        if (offset + (intptr_t)size > 0) {
            vm_raise_format(vm, &type_struct_error,
                            packing ? "no space to pack %u bytes at offset %z"
                                    : "not enough data to unpack %u bytes at offset %z",
                            size, offset);
        }
        if (offset + (intptr_t)length < 0) {
            vm_raise_format(vm, &type_struct_error, "offset %z out of range for %u-byte buffer",
                            offset, length);
        }
        offset += (intptr_t)length;
    }
    if ((size_t)offset > length || length - (size_t)offset < size) {
        const char *what = packing ? "pack" : "unpack";
        vm_raise_format(vm, &type_struct_error,
                        "%s%s requires a buffer of at least %u bytes for %sing %u bytes at offset "
                        "%z (actual buffer size is %u)",
                        what, packing ? "_into" : "_from", size + (size_t)offset, what, size,
                        offset, length);
    }
    return (size_t)offset;
}

/* pack_into(format, buffer, offset, ...): all is packed before the buffer is touched. */
Value struct_pack_into(Vm *vm, Value *a, int n) {
    need_format(vm, n);
    if (n < 3) {
        raise(vm,
              n < 2 ? "pack_into expected buffer argument" : "pack_into expected offset argument");
    }
    uint8_t *to;
    size_t length, size;
    if (!buffer_get_writable(vm, arg(a, 1), &to, &length)) {
        vm_raise_type(vm, "argument must be read-write bytes-like object, not %T", arg(a, 1));
    }
    intptr_t offset = object_to_size(vm, arg(a, 2));
    Value made = pack(vm, a, n, 3, "pack_into");
    size = bytes_size(AS(Bytes, made));
    to = buffer_need_writable(vm, arg(a, 1), &length); /* it may have changed */
    memcpy(to + place(vm, offset, size, length, true), AS(Bytes, made)->data, size);
    return NONE;
}

/* ---- unpacking ---- */

/* The bytes of an s; of a p as many as its first byte says, if they are there. */
static Value unpack_bytes(Vm *vm, const Item *item, const uint8_t *from) {
    size_t n = item->count;
    if (item->field.code == 'p' && n > 0) {
        n = *from < n ? *from : n - 1;
        from++;
    }
    return bytes_new(vm, from, n);
}

/* The tuple of what lies at `from`, where there are enough bytes: nothing runs that could change
 * that. */
static Value unpack(Vm *vm, Value format, size_t values, const uint8_t *from) {
    Value tuple = tuple_new(vm, values);
    Walk w = walk_begin(vm, format);
    size_t at = 0;
    for (Item item; walk_next(&w, &item);) {
        const uint8_t *data = from + item.offset;
        size_t count = item.field.code == 'x' ? 0 : is_bytes(&item) ? 1 : item.count;
        for (size_t i = 0; i < count; i++) {
            Value v = is_bytes(&item) ? unpack_bytes(vm, &item, data)
                                      : field_get(vm, item.field, data + i * item.field.size);
            tuple_items(tuple)[at++] = v;
        }
    }
    vm_keep(format);
    return tuple;
}

/* unpack(format, buffer). The buffer must be as large as the format says, no larger: struct.error.
 */
Value struct_unpack(Vm *vm, Value *a, int n) {
    (void)n;
    Value format = format_of(vm, arg(a, 0));
    size_t values, length, size = measure(vm, format, &values);
    const uint8_t *data = buffer_need(vm, arg(a, 1), &length);
    if (length != size) {
        vm_raise_format(vm, &type_struct_error, "unpack requires a buffer of %u bytes", size);
    }
    return unpack(vm, format, values, data);
}

/* unpack_from(format, buffer, offset=0). The buffer is looked at after __index__ of the offset has
 * run. */
Value struct_unpack_from(Vm *vm, Value *a, int n) {
    Value format = format_of(vm, arg(a, 0)), at = arg_or_absent(a, n, 2);
    size_t values, length, size = measure(vm, format, &values);
    intptr_t offset = value_absent(at) ? 0 : object_to_size(vm, at);
    const uint8_t *data = buffer_need(vm, arg(a, 1), &length);
    return unpack(vm, format, values, data + place(vm, offset, size, length, false));
}

/* iter_unpack(format, buffer): the buffer is kept, not its bytes, so that it may change and move.
 */
Value struct_iter_unpack(Vm *vm, Value *a, int n) {
    (void)n;
    Value format = format_of(vm, arg(a, 0));
    size_t values, length, size = measure(vm, format, &values);
    if (size == 0) {
        raise(vm, "cannot iteratively unpack with a struct of length 0");
    }
    (void)buffer_need(vm, arg(a, 1), &length);
    if (length % size != 0) {
        vm_raise_format(vm, &type_struct_error,
                        "iterative unpacking requires a buffer of a multiple of %u bytes", size);
    }
    Instance *it = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + ITERATOR_SLOTS);
    it->cls = value_object(&type_unpack_iterator);
    it->slots[FORMAT] = format;
    it->slots[BUFFER] = arg(a, 1);
    it->slots[OFFSET] = value_int(0);
    return value_object(it);
}

/* It ends where the buffer does, which may have become shorter. */
Value struct_unpack_next(Vm *vm, Value self) {
    Instance *it = AS(Instance, self);
    Value format = it->slots[FORMAT];
    size_t values, length, size = measure(vm, format, &values);
    size_t offset = (size_t)value_to_int(it->slots[OFFSET]);
    const uint8_t *data;
    if (!buffer_get(vm, it->slots[BUFFER], &data, &length) || offset > length ||
        length - offset < size) {
        return ABSENT;
    }
    it->slots[OFFSET] = value_int((intptr_t)(offset + size));
    return unpack(vm, format, values, data + offset);
}

/* ---- Struct ---- */

/* The format is checked before anything is stored. */
static void initialize(Vm *vm, Value self, Value format) {
    size_t values;
    format = format_of(vm, format);
    if (value_is_kind(format, KIND_STR)) {
        (void)codec_encode(vm, format, NAME(ascii), ABSENT); /* raises */
    }
    Value size = int_from_uint64(vm, measure(vm, format, &values));
    AS(Instance, self)->slots[FORMAT] = format;
    AS(Instance, self)->slots[SIZE] = size;
}

/* The format may be missing for a class that is derived from Struct, and has an __init__ with other
 * parameters. */
Value struct_construct(Vm *vm, Value *a, int n) {
    Instance *self = (Instance *)heap_alloc(vm, KIND_INSTANCE, WORDS_OF(Instance) + STRUCT_SLOTS);
    self->cls = value_object(&type_Struct);
    if (n > 1) {
        initialize(vm, value_object(self), arg(a, 1));
    } else if (!value_is_kind(arg(a, 0), KIND_CLASS)) {
        vm_raise_type(vm, "Struct() missing required argument 'format' (pos 1)");
    }
    return value_object(self);
}

Value struct_init(Vm *vm, Value *a, int n) {
    (void)n;
    initialize(vm, arg(a, 0), arg(a, 1));
    return NONE;
}

/* size in bytes and format, which is a str even if bytes were given. */
Value struct_getattr(Vm *vm, Value self, Value name) {
    Value format = AS(Instance, self)->slots[FORMAT];
    if (value_same(name, NAME(size))) {
        return value_absent(format) ? value_int(-1) : AS(Instance, self)->slots[SIZE];
    }
    if (!value_same(name, NAME(format))) {
        return ABSENT;
    }
    if (value_is_kind(format, KIND_BYTES)) {
        return str_new(vm, (const char *)AS(Bytes, format)->data, bytes_size(AS(Bytes, format)));
    }
    return value_absent(format) ? NONE : format;
}

/* A native function belongs to one type or none: the methods, whose self stands for the format. */
#define METHOD(name)                                                                               \
    Value struct_object_##name(Vm *vm, Value *a, int n) {                                          \
        return struct_##name(vm, a, n);                                                            \
    }
METHOD(pack)
METHOD(pack_into)
METHOD(unpack)
METHOD(unpack_from)
METHOD(iter_unpack)

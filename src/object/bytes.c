/* SPDX-License-Identifier: MIT */
/* The bytes object, and what is common to all that is made of bytes: reading a source of bytes,
 * repr, hex. The methods that str has too are in search.c, split.c, pad.c and letters.c. */
#include "object/bytes.h"

#include <string.h>

#include "builtins.h"
#include "object/bytearray.h"
#include "object/codec.h"
#include "object/percent.h"
#include "object/protocol.h"
#include "object/sequence.h"
#include "object/text.h"
#include "value/digits.h"

/* b'' in flash. Most ways to an empty bytes object lead to it. */
static const struct {
    uintptr_t header;
    uint8_t data[sizeof(uintptr_t)];
} empty = {HEADER(KIND_BYTES, 2), {[sizeof(uintptr_t) - 1] = sizeof(uintptr_t) - 1}};

/* ---- making ---- */

/* The bytes are the caller's to write; the last word is cleared, and its last byte set. */
Bytes *bytes_alloc(Vm *vm, size_t n) {
    if (n > (HEADER_MAX_WORDS - 4) * sizeof(uintptr_t)) {
        vm_raise_memory(vm, n);
    }
    size_t words = bytes_words(n), last = (words - 1) * sizeof(uintptr_t) - 1;
    Bytes *b = (Bytes *)heap_alloc_raw(vm, KIND_BYTES, words);
    ((uintptr_t *)b)[words - 1] = 0;
    b->data[last] = (uint8_t)(last - n);
    return b;
}

Value bytes_new(Vm *vm, const uint8_t *data, size_t n) {
    if (n == 0) {
        return value_object(&empty);
    }
    Bytes *b = bytes_alloc(vm, n);
    memcpy(b->data, data, n);
    return value_object(b);
}

/* Runs __index__. A big int is as wrong as a small one beyond 255: ValueError, as in CPython. */
uint8_t bytes_to_byte(Vm *vm, Value v, const char *what) {
    v = object_index(vm, v);
    if (!value_is_int(v) || value_to_int(v) < 0 || value_to_int(v) > 255) {
        vm_raise_value_error(vm, "%s must be in range(0, 256)", what);
    }
    return (uint8_t)value_to_int(v);
}

/* Bytes are collected while the iterator runs; nobody else sees them until the end. */
Value bytes_gather(Vm *vm, Value source, const char *what) {
    if (!object_is_iterable(vm, source)) {
        return ABSENT;
    }
    StrBuilder b;
    Iteration it;
    str_build_begin(vm, &b, 0);
    iteration_begin(vm, &it, source);
    for (Value item; !value_absent(item = iteration_next(vm, &it));) {
        *str_build_room(&b, 1) = (char)bytes_to_byte(vm, item, what);
    }
    return str_build_end_bytes(&b);
}

/* __bytes__ of a class, or absent. */
Value bytes_special(Vm *vm, Value v) {
    if (value_absent(object_special(vm, v, NAME(__bytes__)))) {
        return ABSENT;
    }
    Value made = object_unwrap(vm_call_special(vm, v, NAME(__bytes__), NULL, 0));
    if (!value_is_kind(made, KIND_BYTES)) {
        vm_raise_type(vm, "__bytes__ returned non-bytes (type %t)", made);
    }
    return made;
}

/* The number of zero bytes that bytes(n) asks for. ValueError below 0, OverflowError for what
 * does not fit. */
static size_t size_argument(Vm *vm, Value v) {
    intptr_t size = object_to_size(vm, v);
    if (size < 0) {
        vm_raise_value_error(vm, "negative count");
    }
    return (size_t)size;
}

/* bytearray(bytes): a copy, or where there is hardly room for one, the bytes themselves if only the
 * argument refers to them. Collects then as at a safe point: the caller goes on with no Value. */
static Value copy_or_take(Vm *vm, Value bytes) {
    Heap *heap = &vm->heap;
    size_t words = 1 + BYTES_TO_WORDS(bytes_size(AS(Bytes, bytes))) + WORDS_OF(ByteArray);
    bool little = heap_run_words(heap) < heap->kept + words && heap->gate.lock_depth == 0;
    if (little && heap_contains(heap, value_to_object(bytes)) && heap_is_lone(vm, &bytes)) {
        return bytearray_take(vm, bytes);
    }
    return bytearray_new(vm, AS(Bytes, bytes)->data, bytes_size(AS(Bytes, bytes)));
}

/* The bytes or bytearray that bytes() or bytearray() makes of its arguments. A source is tried
 * as: a str, with an encoding; what has a __bytes__ (bytes() only); a size; a buffer; an
 * iterable of ints. `made` is what the branches leave, or absent: then data and size are a
 * buffer's. */
Value bytes_from(Vm *vm, Value *a, int n, bool array) {
    Value source = arg_or_absent(a, n, 1), native = object_unwrap(source);
    Value encoding = arg_or_absent(a, n, 2), errors = arg_or_absent(a, n, 3);
    const uint8_t *data = NULL;
    size_t size = 0;
    Value made = ABSENT;
    if (!value_absent(encoding) && !value_is_kind(encoding, KIND_STR)) {
        vm_raise_type(vm, "%s() argument 'encoding' must be str, not %T",
                      array ? "bytearray" : "bytes", encoding);
    }
    if (value_is_kind(native, KIND_STR)) {
        bool special = !array && value_absent(encoding) && value_absent(errors);
        if (special && !value_same(source, native) &&
            !value_absent(made = bytes_special(vm, source))) {
            return made;
        }
        if (value_absent(encoding)) {
            vm_raise_type(vm, "string argument without an encoding");
        }
        made = codec_encode(vm, native, encoding, errors);
    } else if (!value_absent(encoding) || !value_absent(errors)) {
        vm_raise_type(vm, value_absent(encoding) ? "errors without a string argument"
                                                 : "encoding without a string argument");
    } else if (value_absent(source)) {
        made = value_object(&empty);
    } else if (!array && !value_absent(made = bytes_special(vm, source))) {
        return made;
    } else if (sequence_is_index(vm, source)) {
        size = size_argument(vm, source);
        if (array) {
            return bytearray_new(vm, NULL, size);
        }
        /* bytes(n): n zeros. */
        made = value_object(bytes_alloc(vm, size));
        memset(AS(Bytes, made)->data, 0, size);
    } else if (!buffer_get(vm, source, &data, &size)) {
        made = bytes_gather(vm, source, array ? "byte" : "bytes");
        if (value_absent(made)) {
            vm_raise_type(vm, "cannot convert '%t' object to %s", source,
                          array ? "bytearray" : "bytes");
        }
    } else if (value_is_kind(native, KIND_BYTES)) {
        if (!array) {
            return native;
        }
        /* Not out of an instance; and arguments in a generator would move. */
        if (value_same(native, source) && !heap_contains(&vm->heap, a)) {
            return copy_or_take(vm, native);
        }
    }
    if (!value_absent(made)) {
        return array ? bytearray_take(vm, made) : made;
    }
    return array ? bytearray_new(vm, data, size) : bytes_new(vm, data, size);
}

/* The constructor bytes(source, encoding, errors). */
Value bytes_make(Vm *vm, Value *a, int n) {
    return bytes_from(vm, a, n, false);
}

/* ---- slots ---- */

/* self is native. bytes_binary, bytes_compare and the iteration serve bytearray, too. */

/* str() and repr() are the same. */
void bytes_write(Vm *vm, Writer *out, Value self, bool repr) {
    (void)vm;
    (void)repr;
    Text t = text_of(self);
    writer_put(out, "b", 1);
    str_write_quoted(out, t.data, t.n, STR_QUOTE_BYTES);
}

/* Not cached: bytes are seldom keys. The hash of a str with the same bytes is the same; they are
 * not equal, though. */
intptr_t bytes_hash(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)hash_bytes(AS(Bytes, self)->data, bytes_size(AS(Bytes, self)));
}

intptr_t bytes_length(Vm *vm, Value self) {
    (void)vm;
    return (intptr_t)bytes_size(AS(Bytes, self));
}

/* Serves bytes and bytearray, in any mixture; text of the left operand's type results. Absent
 * for operands that it does not know. The data is asked for after the count was read, because
 * __index__ may change a bytearray. */
Value bytes_binary(Vm *vm, enum Binary op, Value left, Value right) {
    const uint8_t *a, *b;
    size_t n, m;
    intptr_t count;
    bool is_left = buffer_get(vm, left, &a, &n);
    if (op == BINARY_ADD && is_left) {
        if (!buffer_get(vm, right, &b, &m)) {
            return ABSENT;
        }
        StrBuilder out;
        str_build_begin(vm, &out, n + m);
        writer_put(&out.writer, (const char *)a, n);
        writer_put(&out.writer, (const char *)b, m);
        return text_build_end(&out, left);
    }
    if (op == BINARY_MOD && is_left) {
        return percent_format(vm, left, right);
    }
    if (op != BINARY_MUL) {
        return ABSENT;
    }
    Value self = is_left ? left : right, other = is_left ? right : left;
    if (!text_repeat_count(vm, other, &count) || !buffer_get(vm, self, &a, &n)) {
        return ABSENT;
    }
    if (count <= 0 || n == 0) {
        return text_new(vm, self, "", 0);
    }
    if (count == 1) {
        return text_same(vm, self);
    }
    size_t total;
    if (__builtin_mul_overflow(n, (size_t)count, &total)) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    StrBuilder out;
    str_build_begin(vm, &out, total);
    str_build_repeat(&out, (const char *)a, n, (size_t)count);
    return text_build_end(&out, self);
}

/* bytes and bytearrays in any mixture, a bytearray also with whatever has bytes; absent for others.
 * The order is that of the bytes, without sign. */
Value bytes_compare(Vm *vm, enum Compare op, Value left, Value right) {
    Text a, b;
    const uint8_t *data;
    Kind kind = value_kind(right);
    bool both = kind == KIND_BYTES || kind == KIND_BYTEARRAY;
    if ((!both && value_is_kind(left, KIND_BYTES)) || !buffer_get(vm, left, &data, &a.n)) {
        return ABSENT;
    }
    a.data = (const char *)data;
    if (!buffer_get(vm, right, &data, &b.n)) {
        return ABSENT;
    }
    b.data = (const char *)data;
    return text_ordered(op, text_compare(a, b));
}

/* ---- iteration: source (absent at the end) and index, of bytes and all that is like it ---- */

Value bytes_iter(Vm *vm, Value self) {
    Kind kind = value_is_kind(self, KIND_BYTES) ? KIND_BYTES_ITERATOR : KIND_BYTEARRAY_ITERATOR;
    Iterator *it = (Iterator *)heap_alloc(vm, kind, 3);
    it->source = self;
    it->position = value_int(0);
    return value_object(it);
}

/* Looks at the length anew each time: a bytearray may have changed. Arrays and memoryviews are
 * walked by their slots. */
Value bytes_iter_next(Vm *vm, Value self) {
    Iterator *it = AS(Iterator, self);
    if (value_absent(it->source)) {
        return ABSENT;
    }
    Text t;
    if (value_is_kind(it->source, KIND_BYTES)) {
        const Bytes *b = AS(Bytes, it->source);
        t = (Text){(const char *)b->data, bytes_size(b)};
    } else if (value_is_kind(it->source, KIND_BYTEARRAY)) {
        t = text_of(it->source);
    } else {
        t = (Text){NULL, (size_t)object_length(vm, it->source)};
    }
    Value place = it->position;
    size_t i = (size_t)value_to_int(place);
    if (i >= t.n) {
        it->source = ABSENT;
        return ABSENT;
    }
    it->position = value_int((intptr_t)i + 1);
    return t.data ? value_int((uint8_t)t.data[i]) : object_getitem(vm, it->source, place);
}

Value bytes_iter_self(Vm *vm, Value self) {
    (void)vm;
    return self;
}

/* ---- methods of bytes and bytearray ---- */

/* Also of a bytearray. */
Value bytes_decode(Vm *vm, Value *a, int n) {
    Text t = text_of(arg(a, 0));
    return codec_decode(vm, (const uint8_t *)t.data, t.n, arg_or_absent(a, n, 1),
                        arg_or_absent(a, n, 2));
}

/* The separator of hex(): one ASCII character. 0x00 to 0x7f of a str or bytes; ValueError, or
 * TypeError, as CPython has it for what is neither: its length is looked at first. */
static char separator_argument(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    const uint8_t *data;
    size_t n;
    if (value_is_kind(native, KIND_STR)) {
        data = (const uint8_t *)str_text(native);
        n = str_length(native);
    } else if (!buffer_get(vm, native, &data, &n)) {
        if (object_length(vm, v) == 1) {
            vm_raise_type(vm, "sep must be str or bytes.");
        }
        n = 0;
    }
    if (n != 1) {
        vm_raise_value_error(vm, "sep must be length 1.");
    }
    if (data[0] >= 0x80) {
        vm_raise_value_error(vm, "sep must be ASCII.");
    }
    return (char)data[0];
}

/* hex(sep, bytes_per_sep): a str. b'abcde'.hex('-', 2) is '61-6263-6465', and with -2
 * '6162-6364-65'. */
Value bytes_hex(Vm *vm, Value *a, int n) {
    Value sep = arg_or_absent(a, n, 1), every = arg_or_absent(a, n, 2);
    char between = value_absent(sep) ? 0 : separator_argument(vm, sep);
    intptr_t group = value_absent(every) ? 1 : object_to_size(vm, every);
    Text t = text_of(arg(a, 0));
    size_t size = group < 0 ? -(size_t)group : (size_t)group;
    /* One group, so that no separator is written. */
    if (value_absent(sep) || size == 0 || size >= t.n) {
        size = t.n;
    }
    StrBuilder b;
    str_build_begin(vm, &b, 2 * t.n);
    /* Groups are counted from the right, or for a negative group from the left. */
    size_t ahead = size == 0 ? 0 : group < 0 ? size : t.n % size;
    for (size_t i = 0; i < t.n; i++) {
        if (i > 0 && i % size == ahead % size) {
            writer_put(&b.writer, &between, 1);
        }
        writer_hex(&b.writer, (uint8_t)t.data[i], 2);
    }
    return str_build_end(&b);
}

/* The bytes that a text of hexadecimal digits and blanks stands for. Always bytes. Blanks may
 * stand between bytes, not within one: ValueError with the place of what is wrong. */
static Value from_hex(Vm *vm, Value v) {
    Value text = object_unwrap(v);
    if (!value_is_kind(text, KIND_STR)) {
        vm_raise_type(vm, "fromhex() argument must be str, not %T", v);
    }
    const char *p = str_text(text);
    size_t n = str_bytes(text);
    StrBuilder b;
    str_build_begin(vm, &b, n / 2);
    for (size_t i = 0; i < n; i++) {
        if (p[i] == ' ' || (p[i] >= '\t' && p[i] <= '\r')) {
            continue;
        }
        /* digits_value() goes up to 36; 16 and above is no hexadecimal digit. */
        unsigned high = digits_value(p[i]), low = 16;
        if (high < 16) {
            low = ++i < n ? digits_value(p[i]) : 16;
        }
        if (low >= 16) {
            vm_raise_value_error(vm, "non-hexadecimal number found in fromhex() arg at position %u",
                                 i);
        }
        char byte = (char)(high << 4 | low);
        writer_put(&b.writer, &byte, 1);
    }
    return str_build_end_bytes(&b);
}

/* A class derived from bytes or bytearray gets an instance of its own. That is made by calling
 * the class with `made`. */
static Value as_class(Vm *vm, Value cls, const Type *type, Value made) {
    return cls.bits == (uintptr_t)type ? made : vm_call1(vm, cls, made);
}

/* Class methods: a[0] is the class. */
Value bytes_fromhex(Vm *vm, Value *a, int n) {
    (void)n;
    return as_class(vm, arg(a, 0), &type_bytes, from_hex(vm, arg(a, 1)));
}

/* bytearray.fromhex(). */
Value bytes_array_fromhex(Vm *vm, Value *a, int n) {
    (void)n;
    Text t = text_of(from_hex(vm, arg(a, 1)));
    return as_class(vm, arg(a, 0), &type_bytearray,
                    bytearray_new(vm, (const uint8_t *)t.data, t.n));
}

/* A table of 256 bytes for translate(). Byte from[i] becomes to[i], all others stay; of bytes
 * that are named twice, the last one counts. */
Value bytes_maketrans(Vm *vm, Value *a, int n) {
    (void)n;
    Value like = value_object(&empty);
    Text from = text_need(vm, like, arg(a, 0)), to = text_need(vm, like, arg(a, 1));
    if (from.n != to.n) {
        vm_raise_value_error(vm, "maketrans arguments must have same length");
    }
    Bytes *table = bytes_alloc(vm, 256);
    for (int i = 0; i < 256; i++) {
        table->data[i] = (uint8_t)i;
    }
    for (size_t i = 0; i < from.n; i++) {
        table->data[(uint8_t)from.data[i]] = (uint8_t)to.data[i];
    }
    return value_object(table);
}

/* Table None: only the deletions of the second argument. Bytes to be deleted are so before the
 * table is looked at. Nothing runs Python code here. */
Value bytes_translate(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0);
    Text table = {NULL, 256}, drop = {"", 0};
    if (!value_is_none(arg(a, 1))) {
        table = text_need(vm, self, arg(a, 1));
    }
    if (table.n != 256) {
        vm_raise_value_error(vm, "translation table must be 256 characters long");
    }
    if (n > 2 && !value_absent(arg(a, 2))) {
        drop = text_need(vm, self, arg(a, 2));
    }
    Text t = text_of(self);
    StrBuilder b;
    str_build_begin(vm, &b, t.n);
    for (size_t i = 0; i < t.n; i++) {
        if (drop.n == 0 || memchr(drop.data, t.data[i], drop.n) == NULL) {
            *str_build_room(&b, 1) = table.data ? table.data[(uint8_t)t.data[i]] : t.data[i];
        }
    }
    return text_build_end(&b, self);
}

/* bytes_find() and so on: a built-in function belongs to one type, so each type has its own,
 * which calls the common body. */
#define SHARED(where, name)                                                                        \
    Value where##_##name(Vm *vm, Value *a, int n);                                                 \
    Value bytes_##name(Vm *vm, Value *a, int n) {                                                  \
        return where##_##name(vm, a, n);                                                           \
    }
TEXT_METHODS(SHARED)
#undef SHARED

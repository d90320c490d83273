/* SPDX-License-Identifier: MIT */
/* The view that str, bytes and bytearray share: arguments, indexes, slices and windows.
 *
 * Nothing here keeps an address over a call of Python code; what was read before such a call is
 * read again. */
#include "object/text.h"

#include <string.h>

#include "builtins.h"
#include "object/bytearray.h"
#include "object/bytes.h"
#include "object/sequence.h"
#include "object/slice.h"
#include "value/unicode.h"
#include "value/utf8.h"

/* v must be native and of one of the three kinds. Never allocates. */
Text text_of(Value v) {
    if (value_is_kind(v, KIND_BYTEARRAY)) {
        size_t n;
        const uint8_t *data = bytearray_data(v, &n);
        return (Text){(const char *)data, n};
    }
    if (value_is_kind(v, KIND_BYTES)) {
        return (Text){(const char *)AS(Bytes, v)->data, bytes_size(AS(Bytes, v))};
    }
    return (Text){str_text(v), str_bytes(v)};
}

/* Raises nothing and runs nothing: v is unwrapped, not converted. Of bytes, all that has the
 * buffer of bytes or a bytearray is accepted. */
bool text_try(Vm *vm, Value self, Value v, Text *out) {
    if (text_is_str(self)) {
        if (!text_is_str(v)) {
            v = object_unwrap(v);
        }
        if (!text_is_str(v)) {
            return false;
        }
        *out = text_of(v);
        return true;
    }
    const uint8_t *data;
    if (!buffer_get(vm, v, &data, &out->n)) {
        return false;
    }
    out->data = (const char *)data;
    return true;
}

/* Messages are those of CPython for most methods; some have their own. */
Text text_need(Vm *vm, Value self, Value v) {
    Text text = {NULL, 0};
    if (!text_try(vm, self, v, &text)) {
        vm_raise_type(vm,
                      text_is_str(self) ? "must be str, not %t"
                                        : "a bytes-like object is required, not '%t'",
                      v);
    }
    return text;
}

/* What methods return: slices of a bytearray are bytearrays. data is copied. */
Value text_new(Vm *vm, Value self, const char *data, size_t n) {
    switch (value_kind(self)) {
    case KIND_STR: return str_new(vm, data, n);
    case KIND_BYTES: return bytes_new(vm, (const uint8_t *)data, n);
    default: return bytearray_new(vm, (const uint8_t *)data, n);
    }
}

/* Strings are immutable and may be returned themselves. A bytearray's method never returns the
 * array itself, as in CPython: the caller may change what it gets. */
Value text_same(Vm *vm, Value self) {
    if (value_is_kind(self, KIND_BYTEARRAY)) {
        Text t = text_of(self);
        return text_new(vm, self, t.data, t.n);
    }
    return self;
}

/* A bytearray cannot take over what was built: its bytes are copied. */
Value text_build_end(StrBuilder *b, Value self) {
    if (text_is_str(self)) {
        return str_build_end(b);
    }
    Value built = str_build_end_bytes(b);
    if (value_is_kind(self, KIND_BYTEARRAY)) {
        Text t = text_of(built);
        return text_new(b->writer.vm, self, t.data, t.n);
    }
    return built;
}

/* Then an index of a character is the offset of its byte. */
bool text_is_flat(Value v) {
    return !text_is_str(v) || str_is_ascii(v);
}

size_t text_length(Value v) {
    return text_is_str(v) ? str_length(v) : text_of(v).n;
}

/* ---- indexes and slices ---- */

/* The first word of the TypeError about what is no index, as CPython has it: 'string indices
 * must be integers', but 'byte indices must be integers or slices'. */
static const char *kind_name(Value self) {
    return text_is_str(self) ? "string" : value_is_kind(self, KIND_BYTES) ? "byte" : "bytearray";
}

/* The usual case, a small int, asks for nothing. An int that does not fit raises IndexError,
 * too: no text is that long. The length is asked for again after __index__ has run. */
size_t text_index(Vm *vm, Value self, Value key, size_t length) {
    intptr_t i;
    if (value_is_int(key)) {
        i = value_to_int(key);
    } else {
        if (!sequence_is_index(vm, key)) {
            vm_raise_type(vm,
                          text_is_str(self) ? "%s indices must be integers, not '%t'"
                                            : "%s indices must be integers or slices, not %t",
                          kind_name(self), key);
        }
        key = object_index(vm, key);
        if (!value_is_int(key)) {
            vm_raise_index(vm, "cannot fit 'int' into an index-sized integer");
        }
        i = value_to_int(key);
        length = text_length(self); /* __index__ may have changed it */
    }
    if (i < 0) {
        i += (intptr_t)length;
    }
    if (i < 0 || (size_t)i >= length) {
        vm_raise_index(vm, text_is_str(self)                 ? "string index out of range"
                           : value_is_kind(self, KIND_BYTES) ? "index out of range"
                                                             : "bytearray index out of range");
    }
    return (size_t)i;
}

/* Every step-th character. In text that is not flat it walks along, or back. count is above 0,
 * and the limits are those that slice_fit() left: slice.start is the first one. */
static Value slice_stepwise(Vm *vm, Value self, SliceLimits slice, size_t count) {
    StrBuilder b;
    str_build_begin(vm, &b, count);
    Text t = text_of(self);
    bool flat = text_is_flat(self);
    if (flat) {
        char *out = str_build_room(&b, count);
        for (size_t i = 0; i < count; i++) {
            out[i] = t.data[slice.start + (intptr_t)i * slice.step];
        }
        return text_build_end(&b, self);
    }
    /* From one character to the next the walk passes over |step| beginnings. */
    size_t at = str_offset(self, (size_t)slice.start);
    for (size_t i = 0; i < count; i++) {
        size_t one = 1;
        while (at + one < t.n && utf8_is_continuation(t.data[at + one])) {
            one++;
        }
        writer_put(&b.writer, t.data + at, one);
        /* A step from the last one could leave the text. */
        if (i + 1 == count) {
            break;
        }
        for (intptr_t k = slice.step; k != 0; k += k < 0 ? 1 : -1) {
            do {
                at += k < 0 ? (size_t)-1 : 1;
            } while (utf8_is_continuation(t.data[at]));
        }
    }
    return text_build_end(&b, self);
}

/* Of self's kind; the whole is self itself, or a copy of a bytearray. */
static Value get_slice(Vm *vm, Value self, Value key) {
    SliceLimits slice = slice_limits(vm, key);
    /* After slice_limits(), which may have run Python code. */
    size_t count = slice_fit(&slice, text_length(self));
    if (count == 0) {
        return text_new(vm, self, "", 0);
    }
    if (slice.step != 1) {
        return slice_stepwise(vm, self, slice, count);
    }
    Text t = text_of(self);
    size_t from = (size_t)slice.start, to = from + count;
    if (!text_is_flat(self)) {
        from = str_offset(self, from);
        /* The end is counted from the start of the slice, not of the text. */
        to = from + utf8_offset(t.data + from, t.n - from, count);
    }
    if (to - from == t.n) {
        return text_same(vm, self);
    }
    return text_new(vm, self, t.data + from, to - from);
}

/* Characters of a str, numbers of bytes. */
Value text_getitem(Vm *vm, Value self, Value key) {
    if (value_is_kind(key, KIND_SLICE)) {
        return get_slice(vm, self, key);
    }
    size_t i = text_index(vm, self, key, text_length(self));
    Text t = text_of(self);
    if (!text_is_str(self)) {
        return value_int((uint8_t)t.data[i]);
    }
    if (str_is_ascii(self)) {
        return str_ascii_char((uint8_t)t.data[i]);
    }
    uint32_t code;
    size_t at = str_offset(self, i);
    size_t one = str_read_char(t.data + at, &code);
    return str_new(vm, t.data + at, one);
}

/* Both limits are read before the length is asked for, because __index__ may change it. None is
 * as absent. */
bool text_window(Vm *vm, Value self, Value start, Value end, TextWindow *out) {
    intptr_t first = slice_limit(vm, start, 0), last = slice_limit(vm, end, INTPTR_MAX);
    *out = (TextWindow){0, text_of(self).n};
    if (first == 0 && last == INTPTR_MAX) { /* the usual case: nothing to count */
        return true;
    }
    size_t length = text_length(self);
    size_t from = slice_clamp(first, length), to = slice_clamp(last, length);
    if (first > (intptr_t)length || from > to) {
        return false;
    }
    if (text_is_flat(self)) {
        *out = (TextWindow){from, to};
    } else {
        *out = (TextWindow){str_offset(self, from), str_offset(self, to)};
    }
    return true;
}

/* ---- operators ---- */

/* An __index__ method counts as in CPython: "ab" * x. */
bool text_repeat_count(Vm *vm, Value v, intptr_t *count) {
    bool is = sequence_is_index(vm, v);
    if (is) {
        *count = object_to_size(vm, v);
    }
    return is;
}

/* Of str alone; ASCII is decided before. U+0085, U+00A0 and U+3000 are some. */
bool text_is_wide_blank(uint32_t code) {
    return unicode_is(code, UNICODE_SPACE);
}

Value text_number(Vm *vm, Value str) {
    if (str_is_ascii(str)) {
        return str;
    }
    StrBuilder b;
    str_build_begin(vm, &b, str_length(str));
    const char *at = str_text(str), *end = at + str_bytes(str);
    while (at < end) {
        uint32_t code;
        at += str_read_char(at, &code);
        int digit = unicode_decimal(code);
        char c = digit >= 0                        ? (char)('0' + digit)
                 : code < 0x80                     ? (char)code
                 : unicode_is(code, UNICODE_SPACE) ? ' '
                                                   : '?';
        writer_put(&b.writer, &c, 1);
    }
    return str_build_end(&b);
}

int text_compare(Text a, Text b) {
    int order = memcmp(a.data, b.data, a.n < b.n ? a.n : b.n);
    return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

/* order is that of text_compare(). */
Value text_ordered(enum Compare op, int order) {
    switch (op) {
    case COMPARE_LT: return value_bool(order < 0);
    case COMPARE_LE: return value_bool(order <= 0);
    case COMPARE_EQ: return value_bool(order == 0);
    case COMPARE_NE: return value_bool(order != 0);
    case COMPARE_GT: return value_bool(order > 0);
    default: return value_bool(order >= 0);
    }
}

/* SPDX-License-Identifier: MIT */
/* The methods of str, bytes and bytearray that take text off the ends or put some there: strip,
 * center, ljust, rjust, zfill, expandtabs.
 *
 * Of a str, widths count characters; fill characters may be any. Arguments are read before the
 * text, since their __index__ may change a bytearray. */
#include "object/text.h"

#include <string.h>

#include "builtins.h"
#include "object/writer.h"
#include "value/utf8.h"

/* At which ends: bits. */
enum { LEFT = 1, RIGHT = 2 };

/* ---- strip ---- */

/* Does the character at p belong to those to strip? Those are the characters of `set`, or, when
 * set.data is NULL, the blanks. The character is `one` bytes long. A set is searched byte by
 * byte, which finds no false place: no character of UTF-8 begins inside another. */
static bool is_stripped(Text set, const char *p, size_t one, bool is_str) {
    if (set.data == NULL) {
        uint32_t code = (uint8_t)*p;
        if (is_str) {
            str_read_char(p, &code);
        }
        return text_is_blank(code, is_str);
    }
    for (size_t i = 0; i + one <= set.n; i++) {
        if (memcmp(set.data + i, p, one) == 0) {
            return true;
        }
    }
    return false;
}

/* chars None or absent: blanks. Self itself (a copy of a bytearray) when there is nothing to
 * strip. Nothing runs Python code here. */
static Value strip(Vm *vm, Value *a, int n, const char *name, int sides) {
    Value self = arg(a, 0), chars = arg_or_absent(a, n, 1);
    Text set = {NULL, 0}, text = text_of(self);
    bool is_str = text_is_str(self), flat = text_is_flat(self);
    if (!value_absent(chars) && !value_is_none(chars)) {
        if (is_str && !text_is_str(object_unwrap(chars))) {
            vm_raise_type(vm, "%s arg must be None or str", name);
        }
        set = text_need(vm, self, chars);
    }
    size_t from = 0, to = text.n;
    /* A character at a time, from each end: its bytes are its first and the continuation bytes. */
    while ((sides & LEFT) && from < to) {
        size_t one = 1;
        while (!flat && from + one < to && utf8_is_continuation(text.data[from + one])) {
            one++;
        }
        if (!is_stripped(set, text.data + from, one, is_str)) {
            break;
        }
        from += one;
    }
    while ((sides & RIGHT) && to > from) {
        size_t at = to - 1;
        while (!flat && at > from && utf8_is_continuation(text.data[at])) {
            at--;
        }
        if (!is_stripped(set, text.data + at, to - at, is_str)) {
            break;
        }
        to = at;
    }
    if (to - from == text.n) {
        return text_same(vm, self);
    }
    return text_new(vm, self, text.data + from, to - from);
}

Value pad_strip(Vm *vm, Value *a, int n) {
    return strip(vm, a, n, "strip", LEFT | RIGHT);
}
Value pad_lstrip(Vm *vm, Value *a, int n) {
    return strip(vm, a, n, "lstrip", LEFT);
}
Value pad_rstrip(Vm *vm, Value *a, int n) {
    return strip(vm, a, n, "rstrip", RIGHT);
}

/* ---- justify ---- */

/* The character to fill with. A blank if v is absent; TypeError unless it is exactly one
 * character, or one byte. `name` is for the message. */
static uint32_t fill_argument(Vm *vm, Value self, Value v, const char *name) {
    if (value_absent(v)) {
        return ' ';
    }
    Text text = {NULL, 0};
    bool right = text_try(vm, self, v, &text);
    if (text_is_str(self)) {
        if (!right) {
            vm_raise_type(vm, "The fill character must be a unicode character, not %t", v);
        }
        uint32_t code = 0;
        if (text.n == 0 || str_read_char(text.data, &code) != text.n) {
            vm_raise_type(vm, "The fill character must be exactly one character long");
        }
        return code;
    }
    if (!right || text.n != 1) {
        vm_raise_type(vm, "%s() argument 2 must be a byte string of length 1, not %t", name, v);
    }
    return (uint8_t)text.data[0];
}

/* Appends the fill character n times. Of bytes, the code is the byte. MemoryError when the size
 * wraps. */
static void fill(StrBuilder *b, Value self, uint32_t code, size_t n) {
    char bytes[4];
    size_t one = 1, total;
    bytes[0] = (char)code;
    if (text_is_str(self)) {
        one = str_write_char(code, bytes);
    }
    if (__builtin_mul_overflow(n, one, &total)) {
        vm_raise_memory(b->writer.vm, SIZE_MAX);
    }
    str_build_repeat(b, bytes, one, n);
}

/* Self with fill characters before and behind it. Of self's kind. text stays good while the
 * result grows: its address pins the object. */
static Value padded(Vm *vm, Value self, size_t before, uint32_t code, size_t behind) {
    if (before == 0 && behind == 0) {
        return text_same(vm, self);
    }
    Text text = text_of(self);
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    fill(&b, self, code, before);
    writer_put(&b.writer, text.data, text.n);
    fill(&b, self, code, behind);
    return text_build_end(&b, self);
}

/* Centering puts the odd one to the left if the width is odd, as CPython does. sides says on
 * which sides the fill is put. A width that is not above the length changes nothing. */
static Value justify(Vm *vm, Value *a, int n, const char *name, int sides) {
    Value self = arg(a, 0);
    intptr_t width = object_to_size(vm, arg(a, 1));
    uint32_t code = fill_argument(vm, self, arg_or_absent(a, n, 2), name);
    intptr_t length = (intptr_t)text_length(self), room = width > length ? width - length : 0;
    if (width < 0 || room < 0) {
        room = 0;
    }
    size_t before = sides == RIGHT ? (size_t)room : 0;
    if (sides == (LEFT | RIGHT)) {
        before = (size_t)(room / 2 + (room & width & 1));
    }
    return padded(vm, self, before, code, (size_t)room - before);
}

Value pad_center(Vm *vm, Value *a, int n) {
    return justify(vm, a, n, "center", LEFT | RIGHT);
}
Value pad_ljust(Vm *vm, Value *a, int n) {
    return justify(vm, a, n, "ljust", LEFT);
}
Value pad_rjust(Vm *vm, Value *a, int n) {
    return justify(vm, a, n, "rjust", RIGHT);
}

/* The zeros go behind a sign. '-5'.zfill(4) is '-005'; a sign alone counts as well. */
Value pad_zfill(Vm *vm, Value *a, int n) {
    (void)n;
    Value self = arg(a, 0);
    intptr_t width = object_to_size(vm, arg(a, 1)), length = (intptr_t)text_length(self);
    if (width <= length) {
        return text_same(vm, self);
    }
    Text text = text_of(self);
    size_t sign = text.n > 0 && (text.data[0] == '-' || text.data[0] == '+');
    StrBuilder b;
    str_build_begin(vm, &b, 0);
    writer_put(&b.writer, text.data, sign);
    fill(&b, self, '0', (size_t)(width - length));
    writer_put(&b.writer, text.data + sign, text.n - sign);
    return text_build_end(&b, self);
}

/* Columns are characters; a line end begins at 0 again. A tab becomes as many blanks as there
 * are to the next multiple of the size; with a size of 0 or below, none. */
Value pad_expandtabs(Vm *vm, Value *a, int n) {
    Value self = arg(a, 0), size = arg_or_absent(a, n, 1);
    intptr_t tab = value_absent(size) ? 8 : object_to_size(vm, size);
    Text text = text_of(self);
    bool flat = text_is_flat(self);
    StrBuilder b;
    str_build_begin(vm, &b, text.n);
    intptr_t column = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.data[i];
        if (c == '\t') {
            intptr_t blanks = tab > 0 ? tab - column % tab : 0;
            fill(&b, self, ' ', (size_t)blanks);
            /* Only the column modulo the size matters: behind a tab it is 0. */
            column = tab > 0 ? 0 : column;
            continue;
        }
        writer_put(&b.writer, &c, 1);
        column += flat || !utf8_is_continuation(c);
        if (c == '\n' || c == '\r') {
            column = 0;
        }
    }
    return text_build_end(&b, self);
}

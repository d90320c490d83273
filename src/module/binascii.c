/* SPDX-License-Identifier: MIT */
/* binascii: hexadecimal and base64 text of bytes and back, and CRC-32. Nothing here runs Python
 * code once the arguments were read. */
#include "module/binascii.h"

#include <string.h>

#include "builtins.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/int.h"
#include "object/text.h"
#include "value/digits.h"
#include "value/crc32.h"

/* The bytes of a text argument: a str must be ASCII. */
static Text text_argument(Vm *vm, Value v) {
    Value native = object_unwrap(v);
    Text text;
    const uint8_t *data;
    if (value_is_kind(native, KIND_STR)) {
        text = text_of(native);
        if (!str_is_ascii(native)) {
            vm_raise_value_error(vm, "string argument should contain only ASCII characters");
        }
        return text;
    }
    if (!buffer_get(vm, v, &data, &text.n)) {
        vm_raise_type(vm, "argument should be bytes, buffer or ASCII string, not '%t'", v);
    }
    text.data = (const char *)data;
    return text;
}

/* binascii.Error. */
static _Noreturn void raise(Vm *vm, const char *text) {
    vm_raise_format(vm, &type_binascii_error, "%s", text);
}

/* bytes.hex() of a copy, which takes the place of the argument, as bytes. */
Value binascii_hexlify(Vm *vm, Value *a, int n) {
    size_t size;
    const uint8_t *data = buffer_need_text(vm, arg(a, 0), &size);
    a[0] = bytes_new(vm, data, size);
    Text hex = text_of(bytes_hex(vm, a, n));
    return bytes_new(vm, (const uint8_t *)hex.data, hex.n);
}

/* unhexlify(text): small and capital digits, without separators. */
Value binascii_unhexlify(Vm *vm, Value *a, int n) {
    (void)n;
    Text text = text_argument(vm, arg(a, 0));
    if (text.n % 2 != 0) {
        raise(vm, "Odd-length string");
    }
    Bytes *bytes = bytes_alloc(vm, text.n / 2);
    for (size_t i = 0; i < text.n; i += 2) {
        unsigned high = digits_value(text.data[i]), low = digits_value(text.data[i + 1]);
        if (high >= 16 || low >= 16) {
            raise(vm, "Non-hexadecimal digit found");
        }
        bytes->data[i / 2] = (uint8_t)(high << 4 | low);
    }
    return value_object(bytes);
}

/* ---- base64 ---- */

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Characters that are none of base64's are skipped, as in CPython; two = where the group may end
 * are its end. */
Value binascii_a2b_base64(Vm *vm, Value *a, int n) {
    (void)n;
    Text text = text_argument(vm, arg(a, 0));
    Bytes *bytes = bytes_alloc(vm, text.n / 4 * 3 + 3);
    size_t count = 0, pads = 0, digits = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.data[i];
        if (c == '=') {
            if (digits % 4 >= 2 && digits % 4 + ++pads >= 4) {
                break; /* the end: what follows is not looked at */
            }
            continue;
        }
        const char *at = c ? strchr(alphabet, c) : NULL;
        if (at == NULL) {
            continue;
        }
        pads = 0;
        bits = bits << 6 | (uint32_t)(at - alphabet);
        if (++digits % 4 != 1) {
            bytes->data[count++] = (uint8_t)(bits >> (6 - 2 * ((digits - 1) % 4)));
        }
    }
    if (digits % 4 == 1) {
        vm_raise_format(vm, &type_binascii_error,
                        "Invalid base64-encoded string: number of data characters (%u) cannot be 1 "
                        "more than a multiple of 4",
                        digits);
    }
    if (digits % 4 != 0 && digits % 4 + pads < 4) {
        raise(vm, "Incorrect padding");
    }
    return bytes_new(vm, bytes->data, count);
}

char *binascii_base64(char *to, const uint8_t *data, size_t n) {
    for (size_t i = 0; i < n; i += 3) {
        size_t left = n - i;
        uint32_t bits = (uint32_t)data[i] << 16 | (left > 1 ? (uint32_t)data[i + 1] << 8 : 0) |
                        (left > 2 ? data[i + 2] : 0);
        for (unsigned k = 0; k < 4; k++) {
            *to++ = k <= left ? alphabet[bits >> (18 - 6 * k) & 63] : '=';
        }
    }
    return to;
}

/* b2a_base64(data, *, newline=True) */
Value binascii_b2a_base64(Vm *vm, Value *a, int n) {
    Value newline = arg_or_absent(a, n, 1);
    bool line = value_absent(newline) || object_truth(vm, newline);
    size_t size;
    const uint8_t *data = buffer_need_text(vm, arg(a, 0), &size);
    if (size > SIZE_MAX / 2) {
        vm_raise_memory(vm, SIZE_MAX);
    }
    Bytes *bytes = bytes_alloc(vm, (size + 2) / 3 * 4 + line);
    char *end = binascii_base64((char *)bytes->data, data, size);
    if (line) {
        *end = '\n';
    }
    return value_object(bytes);
}

/* ---- checksum ---- */

/* The low 32 bits of an int as two's complement has them. Runs __index__. */
uint32_t binascii_low_word(Vm *vm, Value v) {
    IntView view;
    int_view(object_index(vm, v), &view);
    uint32_t low = view.n > 0 ? view.digits[0] : 0;
    return view.negative ? 0 - low : low;
}

/* crc32(data[, value]) */
Value binascii_crc32(Vm *vm, Value *a, int n) {
    uint32_t crc = n > 1 ? binascii_low_word(vm, arg(a, 1)) : 0;
    size_t size;
    const uint8_t *data = buffer_need_text(vm, arg(a, 0), &size);
    return int_from_uint64(vm, crc32_add(crc, data, size));
}

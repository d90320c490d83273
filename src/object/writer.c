/* SPDX-License-Identifier: MIT */
/* Text on its way out: characters, numbers and formats written through any Writer. */
#include "object/writer.h"

#include <string.h>

#include "object/str.h"

/* These all go through put(), which may allocate and raise; so may they. */
void writer_text(Writer *w, const char *text) {
    writer_put(w, text, strlen(text));
}

/* str must be a native one: object_unwrap() it first. */
void writer_str(Writer *w, Value str) {
    writer_put(w, str_text(str), str_bytes(str));
}

/* As UTF-8; a surrogate in its three-byte form. */
void writer_char(Writer *w, uint32_t code) {
    char bytes[4];
    writer_put(w, bytes, str_write_char(code, bytes));
}

/* In pieces of up to 32 bytes: no room is taken from the heap for it. */
void writer_fill(Writer *w, uint32_t code, size_t n) {
    if (n == 0) {
        return;
    }
    char bytes[32]; /* as many whole characters as fit */
    size_t one = str_write_char(code, bytes);
    size_t fit = sizeof bytes / one;
    for (size_t i = one; i < fit * one; i++) {
        bytes[i] = bytes[i - one];
    }
    while (n > 0) {
        size_t now = n < fit ? n : fit;
        writer_put(w, bytes, now * one);
        n -= now;
    }
}

/* Writes n in a base up to 16, with at least `least` digits, a sign unless it is 0, and spaces
 * before it up to `width`. The room is enough for base 8 and above. */
static void write_number(Writer *w, uintptr_t n, unsigned base, int least, char sign,
                         ptrdiff_t width) {
    char digits[3 * sizeof n + 2];
    char *end = digits + sizeof digits;
    char *p = end;
    do {
        *--p = "0123456789abcdef"[n % base];
        n /= base;
        /* One character is left for the sign, whatever `least` asks for. */
    } while (n != 0 || (end - p < least && p > digits + 1));
    if (sign != 0) {
        *--p = sign;
    }
    width -= end - p;
    writer_fill(w, ' ', width > 0 ? (size_t)width : 0);
    writer_put(w, p, (size_t)(end - p));
}

/* Decimal, with a sign if it is negative, or `plus` is one. */
static void write_signed(Writer *w, intptr_t n, char plus, ptrdiff_t width) {
    write_number(w, n < 0 ? (uintptr_t)0 - (uintptr_t)n : (uintptr_t)n, 10, 1, n < 0 ? '-' : plus,
                 width);
}

/* Decimal, with a minus sign if need be. */
void writer_int(Writer *w, intptr_t n) {
    write_signed(w, n, 0, 0);
}

/* Without 0x. */
void writer_hex(Writer *w, uintptr_t n, int digits) {
    write_number(w, n, 16, digits, 0, 0);
}

/* ---- formats ---- */

/* Writes what one conversion character asks for. %v and %r may run Python code, the others do
 * not. vm/vm.h lists them. The width is that of numbers. */
static void write_conversion(Writer *w, char what, ptrdiff_t width, va_list *arguments) {
    switch (what) {
    case 's': writer_text(w, va_arg(*arguments, const char *)); break;
    case 'v':
    case 'r': object_write(w->vm, w, va_arg(*arguments, Value), what == 'r'); break;
    case 't':
    case 'T': {
        Value v = va_arg(*arguments, Value);
        bool none = what == 'T' && value_is_none(v);
        none ? writer_text(w, "None") : writer_str(w, object_type_name(v));
        break;
    }
    case 'q':
        writer_put(w, "'", 1);
        writer_str(w, va_arg(*arguments, Value));
        writer_put(w, "'", 1);
        break;
    case 'd': writer_int(w, va_arg(*arguments, int)); break;
    case 'u':
    case 'w': {
        size_t n = va_arg(*arguments, size_t);
        write_number(w, what == 'w' ? n * sizeof(Value) : n, 10, 1, 0, width);
        break;
    }
    case 'x': write_number(w, va_arg(*arguments, size_t), 16, 1, 0, width); break;
    case '+': {
        intptr_t n = va_arg(*arguments, intptr_t);
        n != 0 || width == 0 ? write_signed(w, n, '+', width) : writer_fill(w, ' ', (size_t)width);
        break;
    }
    case 'z': write_signed(w, va_arg(*arguments, intptr_t), 0, width); break;
    case 'c': writer_char(w, (uint32_t)va_arg(*arguments, int)); break;
    default: /* %% */ writer_put(w, &what, 1);
    }
}

const char *writer_piece(char code) {
    const char *piece = writer_pieces;
    for (unsigned i = (uint8_t)code; i > 0x80; i--) {
        piece += strlen(piece) + 1;
    }
    return piece;
}

/* Part of a format. */
static void put_packed(Writer *w, const char *text, const char *end) {
    while (text < end) {
        const char *plain = text;
        while (text < end && (uint8_t)*text < 0x80) {
            text++;
        }
        if (text > plain) {
            writer_put(w, plain, (size_t)(text - plain));
        } else {
            writer_text(w, writer_piece(*text++));
        }
    }
}

/* Formats are C constants that end with no lone %; one is not checked for. */
void writer_vformat(Writer *w, const char *format, va_list arguments) {
    va_list rest;
    va_copy(rest, arguments); /* a va_list parameter may be an array: only a copy has an address */
    while (*format) {
        const char *percent = strchr(format, '%');
        put_packed(w, format, percent != NULL ? percent : format + strlen(format));
        if (percent == NULL) {
            break;
        }
        ptrdiff_t width = 0;
        while (*++percent >= '0' && *percent <= '9') {
            width = width * 10 + *percent - '0';
        }
        write_conversion(w, *percent, width, &rest);
        format = percent + 1;
    }
    va_end(rest);
}

void writer_format(Writer *w, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    writer_vformat(w, format, arguments);
    va_end(arguments);
}
